
// The export's model: what the kernel would answer stands ready in a list of frames.
async function unpack(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function frameModel(plate, frames, start, onMove) {
  const state = { error: "", dark: false }, listeners = {};
  let index = start;
  const span = (limits) => Math.abs(limits[1] - limits[0]) || 1;
  const plateOf = (frame) => frame.plate || plate; // most frames share one plate
  function nearest({ pane, x, y }) {
    const { xlim, ylim } = plateOf(frames[index]).panes.find((candidate) => candidate.name === pane);
    let best = index, least = Infinity;
    frames.forEach((frame, position) => {
      const anchor = frame.anchors[pane];
      if (!anchor || anchor[0] === null) return;
      const gap = Math.hypot((anchor[0] - x) / span(xlim), anchor[1] === null ? 0 : (anchor[1] - y) / span(ylim));
      if (gap < least) [best, least] = [position, gap];
    });
    return best;
  }
  const model = {
    get: (name) => (name === "plate" ? plateOf(frames[index]) : name in state ? state[name] : frames[index][name]),
    set: (name, value) => { if (name === "pointer") model.go(nearest(value)); },
    save_changes: () => {},
    on: (event, listener) => { (listeners[event] ||= []).push(listener); },
    off: () => {},
    send: ({ key, shift }) => {
      const step = key.startsWith("Page") || shift ? 10 : 1, last = frames.length - 1;
      const up = ["ArrowRight", "ArrowUp", "PageUp"].includes(key);
      model.go(key === "Home" ? 0 : key === "End" ? last : index + (up ? step : -step));
    },
    go: (position) => {
      const before = plateOf(frames[index]);
      index = Math.min(frames.length - 1, Math.max(0, position));
      for (const name of [...(plateOf(frames[index]) === before ? [] : ["plate"]), "overlay", "sentence", "caption"])
        for (const listener of listeners[`change:${name}`] || []) listener();
      onMove(index, frames[index]);
    },
  };
  return model;
}

const el = document.getElementById("ct-explorer");
const control = document.getElementById("ct-control");
const plate = { ...JSON.parse(document.getElementById("ct-plate").textContent), png: el.querySelector("img").src };
const frames = await unpack("ct-frames");
const model = frameModel(plate, frames, Number(control.value), (index, frame) => {
  control.value = index;
  control.setAttribute("aria-valuetext", frame.value);
  control.parentElement.querySelector("output").textContent = frame.value;
});
el.replaceChildren();
render({ model, el });
control.addEventListener("input", () => model.go(Number(control.value)));
control.parentElement.hidden = frames.length < 2; // a slider of one place would be dead
