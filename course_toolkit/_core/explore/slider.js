// A slider that reports what a hand does, and nothing else: placed from Python, it never answers back.
function render({ model, el }) {
  el.classList.add("ct-range");
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "range" });
  const output = document.createElement("output");
  label.append(document.createElement("span"), input, output);
  el.append(label);
  const place = () => {
    for (const name of ["min", "max", "step"]) input[name] = model.get(name);
    input.value = model.get("value");
    show();
  };
  const show = () => {
    const decimals = Math.max(0, Math.ceil(-Math.log10(model.get("step")) - 1e-6));
    const number = Number(input.value).toFixed(Math.min(decimals, 12)).replace(".", model.get("decimal"));
    const labels = model.get("labels") || []; // of a slider that counts places: what stands at each
    output.textContent = labels[Math.round(Number(input.value))] ?? number;
    input.setAttribute("aria-valuetext", output.textContent);
  };
  const say = () => { label.firstChild.textContent = model.get("description"); };
  input.addEventListener("input", () => {
    show();
    model.set("value", Number(input.value));
    model.save_changes(); // while the kernel is busy, only the newest value waits
  });
  input.addEventListener("keydown", (event) => {
    if (!event.key.startsWith("Arrow") || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault(); // an arrow goes where something changes, not to the next thousandth
    model.send({ key: event.key, shift: event.shiftKey });
  });
  for (const name of ["min", "max", "step", "decimal", "labels", "value"]) model.on(`change:${name}`, place);
  model.on("change:description", say);
  place();
  say();
  return () => {
    for (const name of ["min", "max", "step", "decimal", "labels", "value"]) model.off(`change:${name}`, place);
    model.off("change:description", say);
  };
}

export default { render };
