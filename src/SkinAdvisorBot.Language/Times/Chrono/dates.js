// The dates of chrono-node, without its weekdays and times of day: what "next Friday" and "at 3" mean depends on a clinic's day, and is
// read by TimeWishReader. Chrono's package exports whole languages only; the deep paths hold for exactly the version in package.json.
import { Chrono } from './node_modules/chrono-node/dist/esm/chrono.js';
import ISOFormatParser from './node_modules/chrono-node/dist/esm/common/parsers/ISOFormatParser.js';
import SlashDateFormatParser from './node_modules/chrono-node/dist/esm/common/parsers/SlashDateFormatParser.js';
import OverlapRemovalRefiner from './node_modules/chrono-node/dist/esm/common/refiners/OverlapRemovalRefiner.js';
import ENCasualDateParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENCasualDateParser.js';
import ENMonthNameLittleEndianParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENMonthNameLittleEndianParser.js';
import ENMonthNameMiddleEndianParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENMonthNameMiddleEndianParser.js';
import ENMonthNameParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENMonthNameParser.js';
import ENTimeUnitAgoFormatParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENTimeUnitAgoFormatParser.js';
import ENTimeUnitCasualRelativeFormatParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENTimeUnitCasualRelativeFormatParser.js';
import ENTimeUnitLaterFormatParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENTimeUnitLaterFormatParser.js';
import ENTimeUnitWithinFormatParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENTimeUnitWithinFormatParser.js';
import ENYearMonthDayParser from './node_modules/chrono-node/dist/esm/locales/en/parsers/ENYearMonthDayParser.js';
import ENExtractYearSuffixRefiner from './node_modules/chrono-node/dist/esm/locales/en/refiners/ENExtractYearSuffixRefiner.js';
import ENMergeRelativeFollowByDateRefiner from './node_modules/chrono-node/dist/esm/locales/en/refiners/ENMergeRelativeFollowByDateRefiner.js';

const chrono = new Chrono({
  parsers: [
    new ISOFormatParser(),
    new ENYearMonthDayParser(false),
    new SlashDateFormatParser(false),
    new ENMonthNameLittleEndianParser(),
    new ENMonthNameMiddleEndianParser(false),
    new ENMonthNameParser(),
    new ENCasualDateParser(),
    new ENTimeUnitWithinFormatParser(false),
    new ENTimeUnitAgoFormatParser(false),
    new ENTimeUnitLaterFormatParser(false),
    new ENTimeUnitCasualRelativeFormatParser(true)
  ],
  refiners: [
    new OverlapRemovalRefiner(),
    new ENMergeRelativeFollowByDateRefiner(),
    new OverlapRemovalRefiner(),
    new ENExtractYearSuffixRefiner()
  ]
});

const pad = (number, width) => String(number).padStart(width, '0');
const day = parts => `${pad(parts.get('year'), 4)}-${pad(parts.get('month'), 2)}-${pad(parts.get('day'), 2)}`;

// "in a month" leaves the day open for chrono; here it is the day a month from now.
const said = parts =>
  ['year', 'month', 'day'].filter(name => parts.isCertain(name) || parts.tags().has('result/relativeDate')).join(' ');

/**
 * Every date in a text, in the order said, as lines "index TAB length TAB start TAB end, or nothing TAB the parts of start that were said".
 * Days are yyyy-mm-dd; now is local time in milliseconds, as if in UTC, which is the zone that the engine runs in.
 */
globalThis.readDates = (text, now) =>
  chrono
    .parse(text, new Date(now))
    // "213 BC" is a date too.
    .filter(({ start }) => start.get('year') > 0 && start.get('year') < 9000)
    .map(({ index, text: words, start, end }) => [index, words.length, day(start), end ? day(end) : '', said(start)].join('\t'))
    .join('\n');
