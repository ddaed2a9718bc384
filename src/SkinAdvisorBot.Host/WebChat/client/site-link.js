// The frame's end of the talk with the page that shows it. Messages are { source: 'clinic-chat', type, … }.
const source = 'clinic-chat';

/**
 * @param {string[]} sites Origins that may show the chat, the same list that the server sends as frame-ancestors.
 * @returns Null when the chat is open as a page of its own, or shown by a page that is not on the list.
 */
export function linkToSite(sites) {
  const site = new URLSearchParams(location.search).get('site');

  if (window.parent === window || ![location.origin, ...sites].includes(site)) {
    return null;
  }

  const listeners = new Map();

  window.addEventListener('message', ({ data, origin, source: sender }) => {
    if (origin === site && sender === window.parent && data?.source === source) {
      listeners.get(data.type)?.(data);
    }
  });

  return {
    on: (type, listener) => listeners.set(type, listener),
    tell: (type, more) => window.parent.postMessage({ source, type, ...more }, site)
  };
}
