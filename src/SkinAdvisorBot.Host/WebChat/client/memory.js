// Where the conversation is remembered over a reload: { token, conversationId }. Never localStorage: on a shared
// computer, what was said about a person's health must be gone when the tab is.
const key = 'clinic-chat';
const answerWithinMs = 500;

/** @param link The site's end (see site-link.js), or null. It keeps the memory when the browser lets the frame keep none. */
export async function openMemory(link) {
  if (storageWorks()) {
    return {
      load: () => parsed(sessionStorage.getItem(key)),
      save: state => sessionStorage.setItem(key, JSON.stringify(state)),
      forget: () => sessionStorage.removeItem(key)
    };
  }

  let state = link && (await askSite(link));

  return {
    load: () => state,
    save: next => {
      state = next;
      link?.tell('state', { state });
    },
    forget: () => {
      state = null;
      link?.tell('state', { state });
    }
  };
}

// A browser that partitions nothing, or blocks site data, throws on the mere access.
function storageWorks() {
  try {
    sessionStorage.setItem(`${key}-probe`, '');
    sessionStorage.removeItem(`${key}-probe`);

    return true;
  } catch {
    return false;
  }
}

function askSite(link) {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(null), answerWithinMs);

    link.on('state', ({ state }) => {
      clearTimeout(timer);
      resolve(typeof state?.token === 'string' && typeof state?.conversationId === 'string' ? state : null);
    });
    link.tell('hello');
  });
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
