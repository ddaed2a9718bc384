/** The words on the button that opens the chat, by language; the loader carries no others. */
export const askWords = {
  'en-US': 'Ask a question',
  'es-ES': 'Haga una pregunta',
  'fr-FR': 'Poser une question',
  'zh-Hans': '在线咨询'
};

/** The closest language we ship to the one that was asked for: "es-MX" gives "es-ES", an unknown one English. */
export function localeFor(asked) {
  const language = (asked ?? '').toLowerCase().split('-')[0];

  return Object.keys(askWords).find(locale => locale.split('-')[0] === language) ?? 'en-US';
}
