// A slider that reports what a hand does, and nothing else: placed from Python, it never answers back.
function render({ model, el }) {
  el.classList.add("ct-range");
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "range" });
  label.append(document.createElement("span"), input);
  el.append(label);
  const place = () => {
    for (const name of ["min", "max", "step"]) input[name] = model.get(name);
    input.value = model.get("value");
  };
  const say = () => { label.firstChild.textContent = model.get("description"); };
  input.addEventListener("input", () => {
    model.set("value", Number(input.value));
    model.save_changes(); // while the kernel is busy, only the newest value waits
  });
  for (const name of ["min", "max", "step", "value"]) model.on(`change:${name}`, place);
  model.on("change:description", say);
  place();
  say();
  return () => {
    for (const name of ["min", "max", "step", "value"]) model.off(`change:${name}`, place);
    model.off("change:description", say);
  };
}

export default { render };
