// The picture view: a plate (PNG) under marks (SVG), pointer and keys reported in data coordinates.
// One module serves the live widget (the model is a kernel's) and the HTML export (the model is a list of frames).

const SVG = "http://www.w3.org/2000/svg";
const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
let views = 0;

function toData(pane, x, y) {
  const [x0, x1] = pane.xlim, [y0, y1] = pane.ylim;
  const clamp = (share) => Math.min(1, Math.max(0, share));
  return {
    x: x0 + clamp((x - pane.left) / pane.width) * (x1 - x0),
    y: y1 - clamp((y - pane.top) / pane.height) * (y1 - y0),
  };
}

function isDark() {
  const flag = document.body.dataset.jpThemeLight;
  if (flag !== undefined) return flag === "false";
  return document.body.classList.contains("vscode-dark");
}

function element(tag, parent, className) {
  const node = parent.namespaceURI === SVG ? document.createElementNS(SVG, tag) : document.createElement(tag);
  if (className) node.setAttribute("class", className);
  parent.append(node);
  return node;
}

function render({ model, el }) {
  const prefix = `ct${Date.now().toString(36)}${views++}-`; // two explorers on a page must not share SVG ids
  const own = (svg) => svg.replaceAll("href='#", `href='#${prefix}`).replaceAll("<polygon id='", `<polygon id='${prefix}`);
  const figure = element("div", el, "ct-picture");
  const stage = element("div", figure, "ct-stage");
  stage.tabIndex = 0;
  stage.setAttribute("role", "application");
  const image = element("img", stage);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  stage.append(svg);
  const shapes = element("defs", svg), marks = element("g", svg), hits = element("g", svg);
  const error = element("div", figure, "ct-error");
  error.setAttribute("role", "alert");
  const sentence = element("p", figure, "ct-sentence");
  sentence.id = `${prefix}sentence`;
  sentence.setAttribute("aria-live", "polite");
  stage.setAttribute("aria-describedby", sentence.id);
  const caption = element("div", figure, "ct-caption");
  let url = null, panes = [], pressed = null, sequence = 0;

  function drawPlate() {
    const plate = model.get("plate");
    if (!plate || !plate.png) return;
    if (url) URL.revokeObjectURL(url);
    url = null;
    if (typeof plate.png === "string") image.src = plate.png;
    else image.src = url = URL.createObjectURL(new Blob([plate.png], { type: "image/png" }));
    svg.setAttribute("viewBox", `0 0 ${plate.width} ${plate.height}`);
    image.width = plate.width;
    image.height = plate.height;
    shapes.innerHTML = own(plate.shapes);
    panes = plate.panes;
    stage.setAttribute("aria-label", plate.label);
    figure.classList.toggle("ct-lecture", plate.lecture);
    hits.replaceChildren();
    for (const pane of panes.filter((pane) => pane.events)) {
      const hit = element("rect", hits, "ct-hit");
      for (const [name, value] of [["x", pane.left], ["y", pane.top], ["width", pane.width], ["height", pane.height]])
        hit.setAttribute(name, value);
      hit.dataset.pane = pane.name;
      hit.dataset.events = pane.events;
    }
  }
  const drawMarks = () => { marks.innerHTML = own(model.get("overlay")); };
  // Said once, used twice: under the picture for everyone, and as its alternative text.
  const drawSentence = () => { sentence.textContent = image.alt = model.get("sentence"); };
  const drawCaption = () => { caption.innerHTML = model.get("caption"); };
  const drawError = () => { error.textContent = model.get("error"); error.hidden = !model.get("error"); };

  function paneAt(event) {
    const box = svg.getBoundingClientRect(), { width, height } = svg.viewBox.baseVal;
    const x = ((event.clientX - box.left) / box.width) * width, y = ((event.clientY - box.top) / box.height) * height;
    const pane = pressed || panes.find((p) => p.events && x >= p.left && x <= p.left + p.width && y >= p.top && y <= p.top + p.height);
    return pane && { pane, ...toData(pane, x, y) };
  }
  function point(event) {
    const found = paneAt(event);
    if (!found) return;
    // A state, not a message: while the kernel is busy the newest position replaces those that wait.
    model.set("pointer", { pane: found.pane.name, x: found.x, y: found.y, sequence: ++sequence });
    model.save_changes();
  }
  stage.addEventListener("pointerdown", (event) => {
    const found = event.button === 0 && paneAt(event);
    if (!found) return;
    event.preventDefault();
    stage.focus({ preventScroll: true });
    if (found.pane.events === "drag") {
      pressed = found.pane;
      stage.setPointerCapture(event.pointerId);
    }
    point(event);
  });
  stage.addEventListener("pointermove", (event) => { if (pressed) point(event); });
  for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, () => { pressed = null; });
  stage.addEventListener("keydown", (event) => {
    if (!KEYS.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation(); // JupyterLab would move to another cell
    model.send({ key: event.key, shift: event.shiftKey });
  });

  const watched = { plate: drawPlate, overlay: drawMarks, sentence: drawSentence, caption: drawCaption, error: drawError };
  for (const [name, draw] of Object.entries(watched)) {
    model.on(`change:${name}`, draw);
    draw();
  }
  const tellTheme = () => {
    if (model.get("dark") !== isDark()) { model.set("dark", isDark()); model.save_changes(); }
  };
  const observer = new MutationObserver(tellTheme);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "class"] });
  tellTheme();
  return () => {
    observer.disconnect();
    if (url) URL.revokeObjectURL(url);
    for (const [name, draw] of Object.entries(watched)) model.off(`change:${name}`, draw);
  };
}

export default { render };
