"""The journal on disk and what stands beside it. The only package that imports SQLAlchemy."""
