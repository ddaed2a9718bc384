// Included by the clinic's site: <script src="https://…/chat.js" async></script>
// Attributes of that element: data-label (the words on the button), data-locale (en, es, fr or zh).
import css from './loader.css';
import { askWords, localeFor } from './locales.js';

const source = 'clinic-chat';
const memoryKey = 'clinic-chat-state';
const script = document.currentScript;
const service = new URL(script.src).origin;
// The service puts the clinic's name and colours here.
const settings = CHAT_SETTINGS;

if (!document.getElementById(source)) {
  document.body ? show() : document.addEventListener('DOMContentLoaded', show);
}

function show() {
  const locale = localeFor(script.dataset.locale ?? document.documentElement.lang);
  const label = script.dataset.label ?? askWords[locale];

  const host = element('div', { id: source });
  const root = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  const badge = element('span', { className: 'badge', hidden: true });
  const panel = element('div', { className: 'panel' });
  const button = element('button', { ariaExpanded: 'false', ariaHasPopup: 'dialog', type: 'button' });

  style.replaceSync(`:host{--accent:${settings.accent};--accent-text:${settings.accentText}}${css}`);
  root.adoptedStyleSheets = [style];
  button.append(bubble(), element('span', { className: 'label', textContent: label }), badge);
  root.append(panel, button);
  document.body.append(host);

  let frame;
  let isOpen = false;
  let isReady = false;
  let pageScroll;

  const tell = (type, more) => isReady && frame.contentWindow.postMessage({ source, type, ...more }, service);

  // The frame is fetched when the person reaches for the button, and starts its conversation when opened.
  const prepare = () => {
    if (!frame) {
      frame = element('iframe', { allow: 'clipboard-write', referrerPolicy: 'no-referrer', title: `${label}: ${settings.clinicName}` });
      frame.src = `${service}/chat/frame?site=${encodeURIComponent(location.origin)}&locale=${locale}`;
      panel.append(frame);
    }
  };

  const open = () => {
    prepare();
    isOpen = true;
    host.classList.add('open');
    button.ariaExpanded = 'true';
    pageScroll = document.documentElement.style.overflow;

    if (matchMedia('(max-width: 600px)').matches) {
      document.documentElement.style.overflow = 'hidden';
    }

    frame.focus();
    tell('open');
  };

  const close = () => {
    if (isOpen) {
      isOpen = false;
      host.classList.remove('open');
      button.ariaExpanded = 'false';
      document.documentElement.style.overflow = pageScroll;
      tell('closed');
      button.focus();
    }
  };

  const on = {
    close,
    hello: () => tell('state', { state: kept() }),
    ready: () => isOpen && tell('open'),
    state: ({ state }) => keep(state),
    unread: ({ count }) => {
      badge.hidden = !count;
      badge.textContent = count > 9 ? '9+' : count;
      button.ariaLabel = count ? `${label} (${count})` : null;
    }
  };

  button.addEventListener('click', () => (isOpen ? close() : open()));
  button.addEventListener('pointerenter', prepare);
  button.addEventListener('focus', prepare);
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  window.addEventListener('message', ({ data, origin, source: sender }) => {
    if (frame && origin === service && sender === frame.contentWindow && data?.source === source) {
      // Before the frame has spoken, its window still belongs to the page's own origin.
      isReady = true;
      Object.hasOwn(on, data.type) && on[data.type](data);
    }
  });
}

// Only for browsers that let the frame keep nothing itself; see memory.js.
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(memoryKey));
  } catch {
    return null;
  }
}

function keep(state) {
  try {
    state ? sessionStorage.setItem(memoryKey, JSON.stringify(state)) : sessionStorage.removeItem(memoryKey);
  } catch {
    // A site without storage: the conversation lives as long as the page.
  }
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

function bubble() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');

  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M12 4c-4.7 0-8.5 3-8.5 6.9 0 2.3 1.3 4.3 3.4 5.6-.1 1.1-.6 2.2-1.5 3.1 1.8-.1 3.4-.7 4.6-1.9.6.1 1.3.2 2 .2 4.7 0 8.5-3.1 8.5-7S16.7 4 12 4z');
  svg.append(path);

  return svg;
}
