/**
 * Our own words in the languages we ship; Web Chat brings its own for the same ones (see webchat-source.mjs and
 * locales.js). The telephone number goes between the two parts of `call`.
 */
const words = {
  'en-US': {
    call: ['You can also call us at ', '.'],
    close: 'Close the chat',
    ended: 'This conversation has ended.',
    placeholder: 'Ask about a treatment or your skin',
    review: 'Information awaits clinical review',
    startAgain: 'Start again',
    unreachable: 'The chat could not be reached.',
    tryAgain: 'Try again'
  },
  'es-ES': {
    call: ['También puede llamarnos al ', '.'],
    close: 'Cerrar el chat',
    ended: 'Esta conversación ha terminado.',
    placeholder: 'Pregunte por un tratamiento o por su piel',
    review: 'Información pendiente de revisión clínica',
    startAgain: 'Empezar de nuevo',
    unreachable: 'No se pudo conectar con el chat.',
    tryAgain: 'Intentar de nuevo'
  },
  'fr-FR': {
    call: ['Vous pouvez aussi nous appeler au ', '.'],
    close: 'Fermer la discussion',
    ended: 'Cette conversation est terminée.',
    placeholder: 'Une question sur un soin ou votre peau ?',
    review: 'Informations en attente de relecture clinique',
    startAgain: 'Recommencer',
    unreachable: 'La discussion est injoignable.',
    tryAgain: 'Réessayer'
  },
  'zh-Hans': {
    call: ['您也可以致电 ', '。'],
    close: '关闭聊天',
    ended: '本次对话已结束。',
    placeholder: '咨询治疗项目或皮肤问题',
    review: '内容有待临床审核',
    startAgain: '重新开始',
    unreachable: '暂时无法连接聊天服务。',
    tryAgain: '重试'
  }
};

export const wordsOf = locale => words[locale];
