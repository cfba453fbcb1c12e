// Takes days from a chart by month: by dragging over its bars, or by two sliders. Without it, two fields do the same.
const form = document.querySelector("form.facets");
const fields = ["from", "to"].map((name) => form.elements[name]);
const chart = document.querySelector("svg.chart");
const months = [...(chart?.querySelectorAll("g[data-when]") ?? [])];

const inOrder = (one, other) => [Math.min(one, other), Math.max(one, other)];
const show = ([from, to]) => months.forEach((one, at) => one.classList.toggle("taken", from <= at && at <= to));
const none = () => show([0, -1]);

function take(ends) {
  ends.forEach((at, which) => (fields[which].value = months[at].dataset.when));
  form.requestSubmit();
}

// The month of a bar, or of the room above it.
function under(event) {
  const { x } = new DOMPoint(event.clientX, event.clientY).matrixTransform(chart.getScreenCTM().inverse());
  return Math.max(0, months.findLastIndex((one) => Number(one.dataset.x) <= x));
}

function drag() {
  let begun = null;
  chart.classList.add("brushed");
  chart.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    begun = under(event);
    chart.setPointerCapture(event.pointerId);
    show([begun, begun]);
  });
  chart.addEventListener("pointermove", (event) => begun === null || show(inOrder(begun, under(event))));
  chart.addEventListener("pointercancel", () => {
    begun = null;
    none();
  });
  chart.addEventListener("pointerup", (event) => {
    if (begun === null) return;
    take(inOrder(begun, under(event)));
    begun = null;
  });
}

function slide() {
  const tools = document.createElement("p");
  tools.className = "tools ends";
  chart.after(tools);
  const sliders = fields.map((field, which) => {
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: 0, max: months.length - 1 });
    slider.value = which ? slider.max : 0;
    const label = document.createElement("label");
    label.append(field.labels[0].textContent.trim(), slider);
    tools.append(label);
    return slider;
  });
  const told = () => {
    for (const one of sliders) one.setAttribute("aria-valuetext", months[one.value].textContent.trim());
    return inOrder(...sliders.map((one) => Number(one.value)));
  };
  for (const one of sliders) {
    one.addEventListener("input", () => show(told()));
    one.addEventListener("change", () => take(told()));
  }
  told();
}

if (months.length > 1) {
  drag();
  slide();
}
