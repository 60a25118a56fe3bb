import type { Clip } from '../clip/clip.ts';
import { clipsOfProject } from '../clip/project-clips.ts';
import type { Language } from '../language/language.ts';
import { Problem } from '../language/problem.ts';
import { refreshTexts } from '../language/texts/refresh.ts';
import { parseArea, type Area } from '../workbook/address.ts';
import { readXml, type Attributes } from '../workbook/file/xml.ts';
import { markedSheet } from '../workbook/report-sheets.ts';
import type { Workbook, WorkbookInfo } from '../workbook/workbook.ts';
import { type AskedReport, readAsked } from './asked-report.ts';
import { EVIDENCE_NAMESPACE } from './evidence-xml.ts';
import { readRows, type SheetRecord } from './sheet-record.ts';

/** A report that stands in a workbook. */
export interface WrittenReport {
  /** The same analyses of the same tables have the same: two reports may share it. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** When it was written, as an ISO date-time. */
  readonly writtenAt: string;
  /** What it was asked to be; null where it does not say. */
  readonly asked: AskedReport | null;
  /** Its sheets that are still there, by their present names. */
  readonly sheets: readonly WrittenSheet[];
  /** Parts of it whose sheets are not there any more. */
  readonly goneParts: readonly string[];
  /** Names of the whole workbook that it added. */
  readonly names: readonly string[];
  /** Its evidence, as it stands in the workbook. */
  readonly document: string;
}

export interface WrittenSheet {
  readonly name: string;
  /** What it is in the report; '' where it does not say. */
  readonly part: string;
  /** Where the report wrote something. */
  readonly areas: readonly Area[];
  readonly record: SheetRecord;
}

/** The reports that a workbook holds, the oldest first. Documents that are none of ours, or say too little, are left out. */
export async function writtenReports(workbook: Workbook): Promise<readonly WrittenReport[]> {
  const documents = (await workbook.documents(EVIDENCE_NAMESPACE)).map((xml) => ({ xml, said: readEvidence(xml) }));
  if (documents.length === 0) return [];
  const info = await workbook.info();
  const reports = documents.flatMap(({ xml, said: { report, title, asked, sheets, names } }): WrittenReport[] => {
    const [id, language, writtenAt] = ['id', 'language', 'written'].map((attribute) => report?.get(attribute) ?? '');
    if (id === undefined || id === '' || writtenAt === undefined || sheets.length === 0) return [];
    const present = sheets.flatMap(({ mark, ...sheet }): WrittenSheet[] => {
      const name = standingSheet(info, mark);
      return name === null ? [] : [{ ...sheet, name }];
    });
    const goneParts = sheets.flatMap(({ mark, part }) => (standingSheet(info, mark) === null ? [part] : []));
    return [{ id, title, language: language === 'zh' ? 'zh' : 'en', writtenAt, asked: readAsked(asked), sheets: present, goneParts, names, document: xml }];
  });
  return reports.toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt));
}

/** The report that this document is of, as it stands. Throws Problem `report-gone` where the workbook does not hold it any more. */
export async function writtenReport(workbook: Workbook, document: string): Promise<WrittenReport> {
  const report = (await writtenReports(workbook)).find((one) => one.document === document);
  if (report === undefined) throw new Problem('report-gone', refreshTexts.recordGone);
  return report;
}

/** The clips that a report is about: those of its project, where it was limited to one. Throws Problem `project-unknown`. */
export function clipsOfReport(clips: readonly Clip[], { asked }: Pick<WrittenReport, 'asked'>): readonly Clip[] {
  return clips.length === 0 ? clips : clipsOfProject(clips, asked?.project ?? null);
}

/** The sheet of a mark; programs that delete a sheet may leave the names that pointed at it as they were. */
function standingSheet(info: WorkbookInfo, mark: string): string | null {
  const sheet = markedSheet(info, mark);
  return info.sheets.some(({ name }) => name === sheet) ? sheet : null;
}

interface Evidence {
  readonly report: Attributes | null;
  readonly title: string;
  readonly asked: string;
  readonly sheets: readonly (Omit<WrittenSheet, 'name'> & { readonly mark: string })[];
  readonly names: readonly string[];
}

function readEvidence(xml: string): Evidence {
  const path: string[] = [];
  let report: Attributes | null = null;
  let title = '';
  let asked = '';
  let rows = '';
  const sheets: (Omit<WrittenSheet, 'name' | 'record'> & { readonly mark: string; record: Growing })[] = [];
  const names: string[] = [];
  readXml(xml, {
    open(name, attributes) {
      path.push(name);
      const place = path.join('/');
      if (place === 'report') report = attributes;
      if (place === 'report/written/sheet') {
        const listed = (name: string) => (attributes.get(name) ?? '').split(' ').filter((range) => range !== '');
        const areas = listed('cells').flatMap((range) => parseArea(range) ?? []);
        const record = { rows: [], merges: listed('merges'), conditionalFormats: listed('formats'), validations: listed('validations'), sparklines: listed('sparklines'), notes: listed('notes'), charts: [] };
        sheets.push({ mark: attributes.get('mark') ?? '', part: attributes.get('part') ?? '', areas, record });
      }
      if (place === 'report/written/sheet/chart') sheets.at(-1)?.record.charts.push('');
      if (place === 'report/written/sheet/rows') rows = '';
      if (place === 'report/written/name') names.push('');
    },
    text(text) {
      const place = path.join('/');
      if (place === 'report/title') title += text;
      if (place === 'report/asked') asked += text;
      if (place === 'report/written/sheet/rows') rows += text;
      const charts = place === 'report/written/sheet/chart' ? sheets.at(-1)?.record.charts : undefined;
      charts?.push(`${charts.pop() ?? ''}${text}`);
      if (place === 'report/written/name') names.push(`${names.pop() ?? ''}${text}`);
    },
    close() {
      const sheet = sheets.at(-1);
      if (path.join('/') === 'report/written/sheet/rows' && sheet !== undefined) sheet.record = { ...sheet.record, rows: readRows(rows) };
      path.pop();
    },
  });
  return { report, title, asked, sheets, names };
}

type Growing = Omit<SheetRecord, 'charts'> & { readonly charts: string[] };
