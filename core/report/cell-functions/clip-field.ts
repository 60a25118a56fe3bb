import { Problem } from '../../language/problem.ts';
import { say } from '../../language/language.ts';
import type { Language } from '../../language/language.ts';
import { shortMoment } from '../../language/format.ts';
import { cellFunctionTexts } from '../../language/texts/cell-functions.ts';
import { CLIP_FIELDS } from '../../language/texts/clip-fields.ts';
import { PAGE_TYPE_NAMES } from '../../language/texts/clip.ts';
import type { KeptClip } from './kept-clip.ts';
import { plain } from './same-words.ts';

type ClipField = keyof typeof CLIP_FIELDS;

/** Shorter beginnings of an id are found by chance. */
const MIN_ID = 6;

/**
 * What a clip says in one of its fields; a field that the page does not tell is null. The clip is meant by its id, the beginning
 * of it, or its page's address (the latest clip of that page). Throws Problem `no-clips-kept`, `clip-unknown`, `field-unknown`.
 */
export function clipField(clips: readonly KeptClip[], wanted: string, fieldName: string, language: Language): string | number | null {
  if (clips.length === 0) throw new Problem('no-clips-kept', cellFunctionTexts.noClipsKept);
  const field = fieldNamed(fieldName);
  if (field === null) throw new Problem('field-unknown', cellFunctionTexts.fieldUnknown(fieldName, Object.values(CLIP_FIELDS)));
  const clip = clipMeant(clips, wanted.trim());
  if (clip === null) throw new Problem('clip-unknown', cellFunctionTexts.clipUnknown(wanted.trim(), clips.length));
  return VALUES[field](clip, language);
}

const VALUES: Readonly<Record<ClipField, (clip: KeptClip, language: Language) => string | number | null>> = {
  title: ({ title }) => title,
  address: ({ url }) => url,
  site: ({ siteName }) => siteName,
  type: ({ pageType }, language) => say(PAGE_TYPE_NAMES[pageType], language),
  captured: ({ capturedAt }) => shortMoment(capturedAt),
  published: ({ publishedAt }) => publishedAt,
  author: ({ author }) => author,
  description: ({ description }) => description,
  product: ({ product }) => product?.name ?? null,
  brand: ({ product }) => product?.brand ?? null,
  sku: ({ product }) => product?.sku ?? null,
  availability: ({ product }) => product?.availability ?? null,
  price: ({ headline }) => headline?.price ?? null,
  currency: ({ headline }) => headline?.currency ?? null,
  oldPrice: ({ headline }) => headline?.oldPrice ?? null,
  rating: ({ headline }) => headline?.rating ?? null,
  project: ({ project }) => project,
  tags: ({ tags }) => (tags.length === 0 ? null : tags.join(', ')),
  note: ({ note }) => (note === '' ? null : note),
  hash: ({ contentHash }) => contentHash,
};

function fieldNamed(words: string): ClipField | null {
  const wanted = plain(words);
  return fields().find((field) => [field, CLIP_FIELDS[field].zh, CLIP_FIELDS[field].en].some((name) => plain(name) === wanted)) ?? null;
}

function fields(): ClipField[] {
  return Object.keys(CLIP_FIELDS).filter((name): name is ClipField => Object.hasOwn(CLIP_FIELDS, name));
}

function clipMeant(clips: readonly KeptClip[], wanted: string): KeptClip | null {
  const whole = clips.find(({ id }) => id === wanted);
  if (whole !== undefined) return whole;
  const ofPage = clips.filter(({ url }) => url === wanted);
  if (ofPage.length > 0) return ofPage.reduce((latest, clip) => (clip.capturedAt > latest.capturedAt ? clip : latest));
  const begun = wanted.length < MIN_ID ? [] : clips.filter(({ id }) => id.startsWith(wanted));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}
