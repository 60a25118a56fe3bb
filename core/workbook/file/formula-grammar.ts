/**
 * Functions that came after the file format: files hold them with the prefix `_xlfn.`.
 * Source: [MS-XLSX] 2.2.2.1, future-function-list.
 */
const LATER_FUNCTIONS = new Set(
  `ACOT ACOTH AGGREGATE ANCHORARRAY ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV
  BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV
  CHISQ.INV.RT CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P
  COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ENCODEURL ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV
  F.INV.RT F.TEST FIELDVALUE FILTERXML FLOOR.MATH FLOOR.PRECISE FORECAST.ETS FORECAST.ETS.CONFINT
  FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE
  GAUSS GROUPBY HSTACK HYPGEOM.DIST IFNA IFS IMAGE IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA
  ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT
  NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC
  PERCENTOF PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI PIVOTBY POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY
  RANK.AVG RANK.EQ REDUCE REGEXEXTRACT REGEXREPLACE REGEXTEST RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SINGLE SKEW.P
  SORTBY STDEV.P STDEV.S STOCKHISTORY SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE
  TEXTJOIN TEXTSPLIT TOCOL TOROW TRIMRANGE UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEBSERVICE WEIBULL.DIST
  WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST`.split(/\s+/),
);
const WORKSHEET_FUNCTIONS = new Set(['FILTER', 'SORT']);

const STRING = '"(?:[^"]|"")*"';
const QUOTED = "'(?:[^']|'')*'";
/** Brackets of a structured reference: `[Col]`, `[[#Headers],[Col]]`; a quote escapes the character after it. */
const BRACKETS = "\\[(?:[^\\[\\]']|'[^]|\\[(?:[^\\[\\]']|'[^])*\\])*\\]";
const WORD = '[\\p{L}_\\\\][\\p{L}\\p{N}\\p{M}_.\\\\]*';
const TOKEN = new RegExp(`${STRING}|${QUOTED}|(?:${WORD})?${BRACKETS}|${WORD}|[^]`, 'gu');

/**
 * A formula as people and Excel's API write it -> as files hold it, without `=`: later functions and the names
 * that LET and LAMBDA bind with their prefixes, rows of tables as `[#This Row]`. Texts stay untouched.
 * `table` is the table that the cell is part of, for references such as `[@Sales]`.
 */
export function toFileFormula(formula: string, table: string | null = null): string {
  const tokens = formula.replace(/^=/, '').match(TOKEN) ?? [];
  const bound = boundNames(tokens);
  const written = tokens.map((token, i) => {
    // A bracket before a sheet's name is another workbook: `[1]Sheet!A1`.
    if (token.startsWith('[') && isWord(tokens[i + 1] ?? '')) return token;
    if (token.endsWith(']')) return toFileReference(token, table);
    if (!isWord(token)) return token;
    const upper = token.toUpperCase();
    if (next(tokens, i) === '(') {
      if (WORKSHEET_FUNCTIONS.has(upper)) return `_xlfn._xlws.${token}`;
      if (LATER_FUNCTIONS.has(upper)) return `_xlfn.${token}`;
    }
    return bound.has(upper) && next(tokens, i) !== '!' ? `_xlpm.${token}` : token;
  });
  return written.join('');
}

function toFileReference(token: string, table: string | null): string {
  const start = token.indexOf('[');
  const name = token.slice(0, start);
  const inner = token.slice(start + 1, -1);
  const owner = name === '' ? (table ?? '') : name;
  if (!inner.startsWith('@')) return owner + token.slice(start);
  const columns = inner.slice(1).trim();
  if (columns === '') return `${owner}[#This Row]`;
  return `${owner}[[#This Row],${columns.startsWith('[') ? columns : `[${columns}]`}]`;
}

/** Names that LET and LAMBDA bind: words that stand alone as an argument, right before a comma. */
function boundNames(tokens: readonly string[]): ReadonlySet<string> {
  const bound = new Set<string>();
  const calls: { readonly name: string; argument: number }[] = [];
  tokens.forEach((token, i) => {
    const call = calls.at(-1);
    if (token === '(') calls.push({ name: previous(tokens, i).toUpperCase(), argument: 0 });
    else if (token === ')') calls.pop();
    else if (token === ',' && call !== undefined) call.argument += 1;
    else if (isWord(token) && call !== undefined && next(tokens, i) === ',' && [',', '('].includes(previous(tokens, i))) {
      const binds = call.name === 'LAMBDA' || (call.name === 'LET' && call.argument % 2 === 0);
      if (binds) bound.add(token.toUpperCase());
    }
  });
  return bound;
}

function isWord(token: string): boolean {
  return /^[\p{L}_\\]/u.test(token);
}

function next(tokens: readonly string[], index: number): string {
  return tokens.slice(index + 1).find((token) => token.trim() !== '') ?? '';
}

function previous(tokens: readonly string[], index: number): string {
  return tokens.slice(0, index).findLast((token) => token.trim() !== '') ?? '';
}
