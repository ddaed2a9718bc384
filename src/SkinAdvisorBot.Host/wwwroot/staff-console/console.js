// What the console's pages need of the browser beyond Blazor.
window.staffConsole = {
  focus: (selector) => document.querySelector(selector)?.focus(),
};
