// What the search of the pages finds: reads search-index.js and ranks its sections for a query.
// Loaded together with the index when a reader first asks for it.
"use strict";

(() => {
  // Words are cut as the index cuts them: a number is one word, with its point and exponent.
  const wordPattern = /\d+(?:\.\d+)*(?:e[+-]\d+)?[\p{L}\p{M}\p{N}_]*|[\p{L}\p{M}\p{N}_]+/giu;
  // What an identifier is made of: `MSELoss` of `MSE` and `Loss`.
  const partPattern = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|\p{N}+/gu;
  const isWord = (text) => /^[\p{L}\p{M}\p{N}_]/u.test(text);
  const isNumber = (text) => /^\d/.test(text);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const partsOf = (word) => (isNumber(word) ? [] : word.match(partPattern) ?? []);

  // The letters of a text as bits: a letter that is missing is an error.
  const bits = (text) => {
    let set = 0;
    for (let index = 0; index < text.length; index += 1) set |= 1 << (text.charCodeAt(index) & 31);
    return set;
  };
  const bitCount = (set) => {
    let number = 0;
    for (let rest = set; rest; rest &= rest - 1) number += 1;
    return number;
  };

  // What a word can be found by.
  const formsOf = (word) => {
    const whole = fold(word);
    const others = partsOf(word).filter((part) => part.length > 1).map(fold);
    const form = (text, isPart) => ({ text, isPart, letters: bits(text) });
    return [
      form(whole, false),
      ...(/._./.test(whole) ? [form(whole.replaceAll("_", ""), false)] : []),
      ...others.filter((part) => part !== whole).map((part) => form(part, true)),
    ];
  };

  // The index as sections with their texts, and words that know where they stand.
  const read = ({ digits, endCount, separator, pages }) => {
    const values = new Map([...digits].map((digit, value) => [digit, value]));
    // Each page numbers its own words; a word of several pages is one word.
    const known = new Map();
    const wordOf = (text) => {
      if (!known.has(text)) {
        const forms = isWord(text) ? formsOf(text) : [];
        known.set(text, { text, isWord: isWord(text), forms, hits: [] });
      }
      return known.get(text);
    };
    const decode = (code, words) => {
      const found = [];
      let text = "";
      let value = 0;
      let isBehindWord = false;
      for (const digit of code) {
        const end = values.get(digit);
        if (end >= endCount) {
          value = value * (digits.length - endCount) + end - endCount + 1;
          continue;
        }
        const word = words[value * endCount + end];
        value = 0;
        if (word.isWord && isBehindWord) text += " ";
        if (word.isWord) found.push({ word, start: text.length });
        text += word.text;
        isBehindWord = word.isWord;
      }
      return { text, words: found, folded: fold(text).replaceAll("\n", " ") };
    };
    const addHits = (text, section, field, piece) => {
      const counts = new Map();
      for (const { word } of text.words) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const [word, count] of counts) word.hits.push({ section, field, piece, count });
    };
    const sections = [];
    for (const [url, title, parts, entries, course] of pages) {
      const words = parts.split(separator).map(wordOf);
      let path = [];
      for (const [level, anchor, heading, ...strings] of entries) {
        const section = { url, level, anchor, heading: decode(heading, words), pieces: [] };
        path = [...path.filter((other) => other.level < level), section];
        const names = path.filter((other) => other.level > 1).map((other) => other.heading.text);
        section.where = [...(course && course !== title ? [course] : []), title, ...names];
        addHits(section.heading, section, "heading");
        for (const above of path.slice(0, -1)) addHits(above.heading, section, "above");
        let cell = "";
        for (const string of strings) {
          if (string.startsWith("#")) {
            cell = string.slice(1);
          } else {
            const piece = { kind: string[0], anchor: cell || anchor, ...decode(string.slice(1), words) };
            section.pieces.push(piece);
            addHits(piece, section, "piece", piece);
          }
        }
        section.order = sections.push(section);
      }
    }
    return { words: [...known.values()], sections };
  };

  // How many letters must be changed, added, left out or swapped to make `typed` of `word`, or of
  // any beginning of it (optimal string alignment).
  const distance = (typed, word, isBeginning) => {
    let before = [];
    let last = Array.from({ length: word.length + 1 }, (_, column) => column);
    for (let row = 1; row <= typed.length; row += 1) {
      const current = [row];
      for (let column = 1; column <= word.length; column += 1) {
        const isChange = Number(typed[row - 1] !== word[column - 1]);
        let least = Math.min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + isChange);
        if (row > 1 && column > 1 && typed[row - 1] === word[column - 2] &&
            typed[row - 2] === word[column - 1]) least = Math.min(least, before[column - 2] + 1);
        current.push(least);
      }
      before = last;
      last = current;
    }
    return isBeginning ? Math.min(...last) : last[word.length];
  };

  const errorsAllowed = (typed) => (
    isNumber(typed) || typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2);

  // How well a form of a word fits what was typed: 1 for the word itself, 0 for not at all.
  const fit = (typed, form, isLast, allowed) => {
    if (form.text === typed) return form.isPart ? 0.8 : 1;
    if (form.text.startsWith(typed) && (isLast || typed.length > 2)) {
      return (form.isPart ? 0.4 : 0.5) + 0.25 * typed.length / form.text.length;
    }
    const difference = form.text.length - typed.length;
    if (!allowed || -difference > allowed || (!isLast && difference > allowed)) return 0;
    if (bitCount(bits(typed) & ~form.letters) > allowed) return 0;
    const errors = distance(typed, form.text.slice(0, typed.length + allowed), isLast);
    return errors > allowed ? 0 : 0.4 - 0.1 * errors - 0.01 * Math.min(Math.max(difference, 0), 10);
  };

  const kindWeights = { p: 1, c: 0.9, o: 0.9 };

  // What one word finds: for each section how well its headings and texts fit.
  const look = (typed, isLast, allowed, words) => {
    const sections = new Map();
    const fitting = new Set();
    for (const word of words) {
      let best = 0;
      for (const form of word.forms) best = Math.max(best, fit(typed, form, isLast, allowed));
      if (!best) continue;
      fitting.add(word);
      for (const { section, field, piece, count } of word.hits) {
        const entry = sections.get(section) ?? { heading: 0, above: 0, pieces: new Map() };
        sections.set(section, entry);
        if (piece) {
          const known = entry.pieces.get(piece) ?? { best: 0, sum: 0 };
          entry.pieces.set(
            piece, { best: Math.max(known.best, best), sum: known.sum + best * count });
        } else {
          entry[field] = Math.max(entry[field], best);
        }
      }
    }
    return { sections, fitting };
  };

  // The sections that have a fit for every word, each with what it is worth.
  const findWords = (typed, phrase, isTolerant, { words, sections }) => {
    const looks = [];
    const results = [];
    for (const [order, word] of typed.entries()) {
      const isLast = order === typed.length - 1;
      looks.push(look(word, isLast, isTolerant ? errorsAllowed(word) : 0, words));
      if (!looks[order].sections.size) return { results, looks, isTolerant };
    }
    const isPhrase = phrase !== typed[0];
    // `zero grad` is `zeroGrad` too.
    const joined = typed.join("");
    const hasPhrase = (text) => (
      isPhrase && (text.folded.includes(phrase) || text.folded.includes(joined)));
    for (const section of sections) {
      const entries = looks.map((found) => found.sections.get(section));
      if (entries.some((entry) => !entry)) continue;
      if (!entries.some((entry) => entry.heading || entry.pieces.size)) continue;
      const result = { section, score: 0, pieces: new Map(), isHeading: true };
      // A title weighs more than a heading, and a heading of few words more than one of many.
      const headingWeight =
        (section.level === 1 ? 6 : 3) * (0.5 + 0.5 / Math.max(section.heading.words.length, 1));
      entries.forEach((entry, order) => {
        const rarity = Math.log(1 + sections.length / (1 + looks[order].sections.size));
        let best = 0;
        let all = 0;
        for (const [piece, found] of entry.pieces) {
          const worth =
            rarity * kindWeights[piece.kind] * found.best * (0.6 + 0.4 * found.sum / (found.sum + 2));
          best = Math.max(best, worth);
          all += worth;
          result.pieces.set(piece, (result.pieces.get(piece) ?? 0) + worth);
        }
        result.score += best + 0.1 * Math.min(all - best, best) + rarity * (headingWeight * entry.heading + 0.2 * entry.above);
        result.isHeading &&= entry.heading > 0;
      });
      // Words that stand together are worth more than words that are far from each other.
      let together = 0;
      for (const [piece, worth] of result.pieces) {
        const bonus = hasPhrase(piece) ? 3 : 0;
        result.pieces.set(piece, worth + bonus);
        if (isPhrase) together = Math.max(together, worth / 4 + bonus);
      }
      if (section.heading.folded === phrase) result.score += 12;
      else if (hasPhrase(section.heading)) result.score += 4;
      result.score += together;
      results.push(result);
    }
    return { results, looks, isTolerant };
  };

  // Signs without a word are looked for as they stand.
  const findSigns = (phrase, { sections }) => {
    const results = [];
    for (const section of sections) {
      const pieces = new Map();
      for (const piece of section.pieces) {
        const count = piece.folded.split(phrase).length - 1;
        if (count) pieces.set(piece, kindWeights[piece.kind] * count / (count + 2));
      }
      const isHeading = section.heading.folded.includes(phrase);
      if (!pieces.size && !isHeading) continue;
      results.push(
        { section, score: Math.max(Number(isHeading), ...pieces.values()), pieces, isHeading });
    }
    return { results, looks: [], isTolerant: false };
  };

  const excerptLength = 150;

  // A stretch of a line with as many of the words as can be, as pieces of text that are hits or not.
  const excerpt = (piece, looks, phrase) => {
    const hits = piece.words.flatMap(({ word, start }) => {
      const orders = looks.flatMap(({ fitting }, order) => (fitting.has(word) ? [order] : []));
      return orders.length ? [{ start, end: start + word.text.length, orders }] : [];
    });
    // Folding may change lengths; then the place of a phrase is not known.
    const at = piece.folded.length === piece.text.length ? piece.folded.indexOf(phrase) : -1;
    if (at >= 0 && (!looks.length || looks.length > 1)) {
      hits.push({ start: at, end: at + phrase.length, orders: ["phrase", ...looks.keys()] });
    }
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    let best = { start: 0, count: 0 };
    for (const [index, { start }] of hits.entries()) {
      const lineEnd = (piece.text.indexOf("\n", start) + 1 || Infinity) - 1;
      const end = Math.min(start + excerptLength - 40, lineEnd);
      const orders = new Set();
      for (let near = index; near < hits.length && hits[near].end <= end; near += 1) {
        for (const order of hits[near].orders) orders.add(order);
      }
      if (orders.size > best.count) best = { start, count: orders.size };
      if (orders.size > looks.length || orders.size === looks.length && at < 0) break;
    }
    const lineStart = piece.text.lastIndexOf("\n", best.start - 1) + 1;
    const lineEnd = (piece.text.indexOf("\n", best.start) + 1 || piece.text.length + 1) - 1;
    let start = lineStart;
    if (lineEnd - lineStart > excerptLength && best.start - lineStart > 40) {
      start = piece.text.indexOf(" ", best.start - 40) + 1;
      if (start <= lineStart || start > best.start) start = best.start;
    }
    let end = lineEnd;
    if (end - start > excerptLength) {
      end = piece.text.lastIndexOf(" ", start + excerptLength);
      if (end <= best.start) end = start + excerptLength;
    }
    const runs = [];
    let position = start;
    const add = (to, isHit) => {
      if (to > position) runs.push({ text: piece.text.slice(position, to), isHit });
      position = Math.max(position, to);
    };
    if (start > lineStart) runs.push({ text: "… ", isHit: false });
    for (const hit of hits) {
      if (hit.end <= position || hit.start >= end) continue;
      add(hit.start, false);
      add(Math.min(hit.end, end), true);
    }
    add(end, false);
    if (end < lineEnd) runs.push({ text: " …", isHit: false });
    return runs;
  };

  const hitOf = ({ section, pieces, isHeading }, looks, phrase) => {
    let [best = null] = pieces.keys();
    for (const [piece, worth] of pieces) if (worth > pieces.get(best)) best = piece;
    const shown = best ?? section.pieces.find(({ kind }) => kind === "p") ?? section.pieces[0];
    const anchor = isHeading || !best ? section.anchor : best.anchor;
    return {
      url: section.url + (anchor && `#${encodeURIComponent(anchor)}`), where: section.where,
      kind: shown?.kind ?? "p", excerpt: shown ? excerpt(shown, looks, phrase) : [],
    };
  };

  // The sections for a query, best first, the first `limit` of them with all that is shown of them.
  // Words are taken apart and put together, and typing errors forgiven, only where nothing is found
  // otherwise.
  const find = (query, index, limit) => {
    const phrase = fold(query).trim().replace(/\s+/g, " ");
    const words = query.match(wordPattern) ?? [];
    const whole = words.map(fold);
    const apart = words.flatMap((word) => (partsOf(word).length ? partsOf(word) : [word])).map(fold);
    let found = { results: [], looks: [], isTolerant: false };
    if (!words.length) {
      if (phrase) found = findSigns(phrase, index);
    } else {
      const readings = [whole];
      if (apart.length !== whole.length) readings.push(apart);
      if (whole.length > 1) readings.push([whole.join("")]);
      for (const isTolerant of [false, true]) {
        for (const typed of readings) {
          if (!found.results.length) found = findWords(typed, phrase, isTolerant, index);
        }
      }
    }
    const { results, looks, isTolerant } = found;
    results.sort((a, b) => b.score - a.score || a.section.order - b.section.order);
    const hits = results.slice(0, limit).map((result) => hitOf(result, looks, phrase));
    return { hits, count: results.length, isTolerant };
  };

  globalThis.lessonsSearch = { read, find };
})();
