// Brings a map closer: by its buttons and keys, by the wheel with Ctrl, by two fingers. Without it the map is whole.
const svg = document.querySelector("svg.map");
const figure = svg.closest("figure");
const whole = svg.viewBox.baseVal;
const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
const CLOSEST = 16;
const STEP = 1.5;
let seen = { ...all };

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

// Shows what lies around a point of the map, which stays where it is on the screen.
function zoom(factor, x = seen.x + seen.width / 2, y = seen.y + seen.height / 2) {
  const width = clamp(seen.width / factor, all.width / CLOSEST, all.width);
  const by = width / seen.width;
  show(x - (x - seen.x) * by, y - (y - seen.y) * by, width);
}

function show(x, y, width) {
  const height = (width * all.height) / all.width;
  seen = { x: clamp(x, all.x, all.x + all.width - width), y: clamp(y, all.y, all.y + all.height - height), width, height };
  svg.setAttribute("viewBox", `${seen.x} ${seen.y} ${seen.width} ${seen.height}`);
  // Letters and points stay as large as they were; rings keep their true size.
  if (width < all.width) svg.style.setProperty("--closer", all.width / width);
  else svg.removeAttribute("style");
}

const move = (x, y) => show(seen.x + x * seen.width, seen.y + y * seen.height, seen.width);
const reset = () => show(all.x, all.y, all.width);
const point = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

const ways = { closer: () => zoom(STEP), farther: () => zoom(1 / STEP), whole: reset };
const tools = document.createElement("p");
tools.className = "tools";
for (const [name, way] of Object.entries(ways)) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = figure.dataset[name];
  button.addEventListener("click", way);
  tools.append(button, " ");
}
figure.prepend(tools);

const KEYS = {
  "+": ways.closer,
  "-": ways.farther,
  0: reset,
  ArrowLeft: () => move(-0.2, 0),
  ArrowRight: () => move(0.2, 0),
  ArrowUp: () => move(0, -0.2),
  ArrowDown: () => move(0, 0.2),
};
figure.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

svg.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey) return; // the page scrolls
    event.preventDefault();
    const { x, y } = point(event);
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, x, y);
  },
  { passive: false },
);

// Two fingers bring it closer, and one moves what is closer than the whole.
const fingers = new Map();
const apart = () => {
  const [one, other] = [...fingers.values()];
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
};
svg.addEventListener("pointerdown", (event) => fingers.set(event.pointerId, event));
for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
  svg.addEventListener(end, (event) => fingers.delete(event.pointerId));
}
svg.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const distance = fingers.size === 2 ? apart() : 0;
  const was = point(before);
  fingers.set(event.pointerId, event);
  const now = point(event);
  if (fingers.size === 2) zoom(apart() / distance, now.x, now.y);
  else show(seen.x + was.x - now.x, seen.y + was.y - now.y, seen.width);
});

// A place is lit on the map and in the table at once.
const leading = (row) => svg.querySelectorAll(`a[href="#${CSS.escape(row.id)}"]`);
const light = (event, on) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest("svg.map a");
  const row = link ? document.getElementById(link.getAttribute("href").slice(1)) : target?.closest("tr[id], #not-drawn li[id]");
  if (!row) return;
  for (const one of [row, ...leading(row)]) one.classList.toggle("lit", on);
};
for (const name of ["pointerover", "focusin"]) document.addEventListener(name, (event) => light(event, true));
for (const name of ["pointerout", "focusout"]) document.addEventListener(name, (event) => light(event, false));
