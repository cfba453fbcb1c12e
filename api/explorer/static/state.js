// Saves clicks. The page is whole without it: its address is its state, and every form can be sent by its button.
const clocks = document.querySelector("form.clocks");

// A choice is taken at once.
document.querySelector("form.facets")?.addEventListener("change", (event) => event.currentTarget.requestSubmit());

if (clocks) {
  const day = clocks.querySelector("#as-of");
  const own = clocks.querySelector("[name=known-by-day]");
  // A day that is typed is the one that is meant.
  own.addEventListener("input", () => (clocks.querySelector("[name=known-by][value=day]").checked = own.value !== ""));
  clocks.addEventListener("change", (event) => {
    if (event.target.type === "radio" && event.target.value !== "day") clocks.requestSubmit();
  });

  // The stops on a slider, told in words.
  const slider = clocks.querySelector("#stop");
  const stops = [...clocks.querySelectorAll("#stops option")];
  if (slider) {
    const told = () => {
      const stop = stops[slider.value - 1];
      const words = `${stop.value}, ${stop.textContent}`;
      slider.setAttribute("aria-valuetext", words);
      clocks.querySelector("output").textContent = words;
      return stop;
    };
    slider.closest("p").hidden = false;
    told();
    slider.addEventListener("input", () => (day.value = told().value));
    slider.addEventListener("change", () => clocks.requestSubmit());
  }

  // [ and ] are ‹ and ›, unless something is being typed.
  document.addEventListener("keydown", (event) => {
    const way = { "[": "prev", "]": "next" }[event.key];
    const typing = event.target.closest("input:not([type=radio], [type=checkbox], [type=range]), textarea, select");
    if (way && !typing && !event.ctrlKey && !event.metaKey) clocks.querySelector(`a[rel=${way}]`)?.click();
  });
}

// The link that shows the same on any other day is copied, where the browser allows it; else it is followed.
for (const link of document.querySelectorAll("a.copy")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    link.textContent = link.dataset.done;
  });
}
