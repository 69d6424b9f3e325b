// Numbers that move: each element with data-live shows the field of that name of the last event.
const source = new EventSource("/live");
source.onmessage = (event) => {
  const numbers = JSON.parse(event.data);
  for (const element of document.querySelectorAll("[data-live]")) {
    const value = numbers[element.dataset.live];
    if (value !== undefined && element.textContent !== String(value)) element.textContent = value;
  }
};
addEventListener("pagehide", () => source.close());
