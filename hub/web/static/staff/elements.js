// A page described as plain objects and kept in step with the document, so that what is typed and where the focus is stay.

// One element. `attributes`: text, true/false, functions for on…; `key` marks one that keeps its identity among others.
export function h(tag, attributes = {}, ...children) {
  return { tag, attributes, children: children.flat().filter((one) => one !== null && one !== undefined && one !== "") };
}

// A ticket code or a sign, always left to right.
export const code = (text) => h("bdi", { class: "code", dir: "ltr" }, text);

// Makes `parent` hold these children.
export function draw(parent, children) {
  let at = parent.firstChild;
  for (const child of children) {
    const node = found(parent, at, child) ?? made(child);
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    if (typeof child === "string") {
      if (node.data !== child) node.data = child;
    } else fit(node, child);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function found(parent, at, child) {
  if (typeof child === "string") return at?.nodeType === Node.TEXT_NODE ? at : null;
  const key = child.attributes.key;
  const fits = (node) => node?.localName === child.tag && node.drawnKey === key;
  if (key === undefined) return fits(at) ? at : null;
  for (let node = at; node; node = node.nextSibling) if (fits(node)) return node;
  return null;
}

function made(child) {
  if (typeof child === "string") return document.createTextNode(child);
  const node = document.createElement(child.tag);
  node.drawnKey = child.attributes.key;
  return node;
}

function fit(node, child) {
  const before = node.drawn ?? {};
  const now = child.attributes;
  node.drawn = now;
  for (const name of Object.keys(before)) if (!(name in now)) put(node, name, false);
  for (const [name, value] of Object.entries(now)) if (before[name] !== value) put(node, name, value);
  draw(node, child.children);
  // After the children: a list of choices takes no value that it does not hold yet.
  if ("value" in now && node.value !== String(now.value)) node.value = now.value;
}

function put(node, name, value) {
  if (name === "key" || name === "value") return;
  if (name.startsWith("on")) node[name] = value || null;
  else if (value === false || value === null || value === undefined) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : value);
}
