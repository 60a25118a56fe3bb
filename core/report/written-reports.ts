import type { Language } from '../language/language.ts';
import { parseArea, type Area } from '../workbook/address.ts';
import { readXml, type Attributes } from '../workbook/file/xml.ts';
import { markedSheet } from '../workbook/report-sheets.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { EVIDENCE_NAMESPACE } from './evidence-xml.ts';

/** A report that stands in a workbook. */
export interface WrittenReport {
  /** The same analyses of the same tables have the same: two reports may share it. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** When it was written, as an ISO date-time. */
  readonly writtenAt: string;
  /** Its sheets that are still there, by their present names. */
  readonly sheets: readonly WrittenSheet[];
  /** Names of the whole workbook that it added. */
  readonly names: readonly string[];
  /** Its evidence, as it stands in the workbook. */
  readonly document: string;
}

export interface WrittenSheet {
  readonly name: string;
  /** Where the report wrote something. */
  readonly areas: readonly Area[];
}

/** The reports that a workbook holds, the oldest first. Documents that are none of ours, or say too little, are left out. */
export async function writtenReports(workbook: Workbook): Promise<readonly WrittenReport[]> {
  const documents = (await workbook.documents(EVIDENCE_NAMESPACE)).map((xml) => ({ xml, said: readEvidence(xml) }));
  if (documents.length === 0) return [];
  const info = await workbook.info();
  const reports = documents.flatMap(({ xml, said: { report, title, sheets, names } }): WrittenReport[] => {
    const [id, language, writtenAt] = ['id', 'language', 'written'].map((attribute) => report?.get(attribute) ?? '');
    if (id === undefined || id === '' || writtenAt === undefined || sheets.length === 0) return [];
    const present = sheets.flatMap(({ mark, areas }): WrittenSheet[] => {
      const name = markedSheet(info, mark);
      return name === null ? [] : [{ name, areas }];
    });
    return [{ id, title, language: language === 'zh' ? 'zh' : 'en', writtenAt, sheets: present, names, document: xml }];
  });
  return reports.toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt));
}

interface Evidence {
  readonly report: Attributes | null;
  readonly title: string;
  readonly sheets: readonly { readonly mark: string; readonly areas: readonly Area[] }[];
  readonly names: readonly string[];
}

function readEvidence(xml: string): Evidence {
  const path: string[] = [];
  let report: Attributes | null = null;
  let title = '';
  const sheets: { mark: string; areas: Area[] }[] = [];
  const names: string[] = [];
  readXml(xml, {
    open(name, attributes) {
      path.push(name);
      const place = path.join('/');
      if (place === 'report') report = attributes;
      if (place === 'report/written/sheet') {
        const areas = (attributes.get('cells') ?? '').split(' ').flatMap((range) => parseArea(range) ?? []);
        sheets.push({ mark: attributes.get('mark') ?? '', areas });
      }
      if (place === 'report/written/name') names.push('');
    },
    text(text) {
      const place = path.join('/');
      if (place === 'report/title') title += text;
      if (place === 'report/written/name') names.push(`${names.pop() ?? ''}${text}`);
    },
    close() {
      path.pop();
    },
  });
  return { report, title, sheets, names };
}
