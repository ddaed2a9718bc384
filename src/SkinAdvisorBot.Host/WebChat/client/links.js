import MarkdownIt from 'markdown-it';

const allowedAddress = /^(https:|mailto:|tel:)/iu;
const http = /^http:/iu;
const linkDefinition = /^ {0,3}\[[^\]]+\]:\s*<?(\S+)/u;
const onlyNumbersOfReferences = /^Sources: (?:\[\d+\] ?)+$/u;

// The clinic's own service may be reached by http inside its house, and its files with it.
const isOwn = address => http.test(address) && URL.canParse(address) && new URL(address).origin === globalThis.location?.origin;

/** Whether a button may open an address. */
export const isAllowed = address => allowedAddress.test(String(address).trim()) || isOwn(String(address).trim());

// Some publications have no https address.
const isAllowedInWords = address => isAllowed(address) || http.test(String(address).trim());

// Nobody outside decides what a visitor's browser loads or runs: no HTML, no pictures, no other kind of link.
const markdown = new MarkdownIt({ breaks: true, html: false, linkify: true }).disable('image');

markdown.linkify.set({ fuzzyEmail: false, fuzzyLink: false });
markdown.validateLink = isAllowedInWords;
markdown.renderer.rules.link_open = (tokens, index, options, _, renderer) => {
  const link = tokens[index];
  const title = link.attrGet('title');

  // "[1]" alone tells a listener nothing.
  if (title) {
    link.attrSet('aria-label', `${tokens[index + 1].content}: ${title}`);
  }

  link.attrSet('target', '_blank');
  link.attrSet('rel', 'noopener noreferrer');

  return renderer.renderToken(tokens, index, options);
};

/** Web Chat's `renderMarkdown`. */
export const renderMarkdown = text => markdown.render(text);

/**
 * Web Chat lists every definition ("[1]: address") below the message and links it as it stands, so one we do not allow
 * is left out; and so is the line that only counts what the list shows.
 */
export function withSafeReferences(activity) {
  if (typeof activity.text !== 'string' || !activity.text.includes(']:')) {
    return activity;
  }

  const lines = activity.text.split('\n').filter(line => {
    const definition = linkDefinition.exec(line);

    return definition ? isAllowedInWords(definition[1]) : !onlyNumbersOfReferences.test(line);
  });

  return { ...activity, text: lines.join('\n') };
}

/** Web Chat's `cardActionMiddleware`: its own would also open http, ftp and data. */
export const onlyAllowedAddresses = () => next => options => {
  const { type, value } = options.cardAction;

  return type === 'openUrl' && !isAllowed(value) ? undefined : next(options);
};
