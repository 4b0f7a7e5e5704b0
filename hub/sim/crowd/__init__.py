"""A crowd to try an office with: citizens who take tickets at kiosks, staff who call and serve them. Seeded."""
