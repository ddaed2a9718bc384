import ReactWebChat from 'botframework-webchat-component';
import { createRoot } from 'react-dom/client';
import { cardForScreenReaderMiddleware, cardMiddleware } from './cards.js';
import { openConversation } from './conversation.js';
import { onlyAllowedAddresses, renderMarkdown } from './links.js';
import { localeFor } from './locales.js';
import { openMemory } from './memory.js';
import { linkToSite } from './site-link.js';
import { styleOptionsFor } from './theme.js';
import { wordsOf } from './words.js';

const settings = JSON.parse(document.documentElement.dataset.settings);
const locale = localeFor(new URLSearchParams(location.search).get('locale'));
const words = wordsOf(locale);
const link = linkToSite(settings.sites);

const chat = createRoot(document.getElementById('chat'));
const trouble = createRoot(document.getElementById('trouble'));
const styleOptions = styleOptionsFor(settings.initials);
const overrideLocalizedStrings = { TEXT_INPUT_PLACEHOLDER: words.placeholder };

let isOpen = false;
let unread = 0;
let start; // the promise of the first conversation

document.documentElement.lang = locale;
document.getElementById('review').textContent = words.review;

if (link) {
  greetSite();
} else {
  isOpen = true;
  begin();
}

function greetSite() {
  const close = document.getElementById('close');

  close.hidden = false;
  close.ariaLabel = words.close;
  close.addEventListener('click', () => link.tell('close'));

  // Inside a message Web Chat uses Escape itself and stops it from getting here.
  window.addEventListener('keydown', ({ defaultPrevented, key }) => {
    if (key === 'Escape' && !defaultPrevented) {
      link.tell('close');
    }
  });

  link.on('open', () => {
    isOpen = true;
    tellUnread(0);
    start ??= begin();
    focusSendBox();
  });
  link.on('closed', () => {
    isOpen = false;
  });
  link.tell('ready');
}

/** Opens the conversation of this tab, or a new one, and shows it. */
async function begin() {
  trouble.render(null);

  try {
    const memory = await openMemory(link);
    const { directLine, store } = await openConversation({
      memory,
      onBotMessage: () => isOpen || tellUnread(unread + 1),
      onLost: () => showTrouble(words.ended, words.startAgain)
    });

    chat.render(
      <ReactWebChat
        attachmentForScreenReaderMiddleware={cardForScreenReaderMiddleware}
        attachmentMiddleware={cardMiddleware}
        cardActionMiddleware={onlyAllowedAddresses}
        directLine={directLine}
        key={Date.now()}
        locale={locale}
        overrideLocalizedStrings={overrideLocalizedStrings}
        renderMarkdown={renderMarkdown}
        role="region"
        store={store}
        styleOptions={styleOptions}
      />
    );
    focusSendBox();
  } catch (error) {
    console.warn('The chat could not be opened.', error);
    showTrouble(words.unreachable, words.tryAgain);
  }
}

/** Says in the chat what Web Chat keeps to itself, with the one thing a person can do about it. */
function showTrouble(what, remedy) {
  trouble.render(
    <div className="chat-trouble" role="alert">
      <p>
        <strong>{what}</strong> {settings.phone && <Call phone={settings.phone} />}
      </p>
      <button onClick={begin} type="button">
        {remedy}
      </button>
    </div>
  );
}

function Call({ phone }) {
  const [before, after] = words.call;

  return (
    <>
      {before}
      <a href={`tel:${phone.replace(/[^\d+]/gu, '')}`}>{phone}</a>
      {after}
    </>
  );
}

function tellUnread(count) {
  if (link && count !== unread) {
    unread = count;
    link.tell('unread', { count });
  }
}

/** Puts the cursor where a person types, as soon as that exists; on a phone it would raise the keyboard over the welcome. */
function focusSendBox() {
  if (!isOpen || matchMedia('(pointer: coarse)').matches) {
    return;
  }

  const find = () => document.querySelector('[data-id="webchat-sendbox-input"]');
  const box = find();

  if (box) {
    box.focus();
    return;
  }

  const watcher = new MutationObserver(() => {
    if (find()) {
      watcher.disconnect();
      isOpen && find().focus();
    }
  });

  watcher.observe(document.getElementById('chat'), { childList: true, subtree: true });
}
