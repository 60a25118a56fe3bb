import { invalidArgument, itemNotFound } from '../api-error.ts';
import { textArgument } from '../arguments.ts';
import { isWellFormedXml } from '../../../core/workbook/well-formed-xml.ts';
import { HostObject, type Members, method, NULL_OBJECT, value } from '../host-object.ts';
import { newId, type WorkbookModel } from '../model/workbook-model.ts';
import type { Session } from './session.ts';

type XmlPart = WorkbookModel['customXmlParts'][number];

export class CustomXmlParts extends HostObject {
  readonly typeName = 'CustomXmlPartCollection';
  readonly #session: Session;
  readonly #namespace: string | null;

  constructor(session: Session, namespace: string | null = null) {
    super();
    this.#session = session;
    this.#namespace = namespace;
  }

  protected members(): Members {
    return {
      Add: method((xml) => {
        const model = { id: newId(), xml: textArgument(xml, 'xml') };
        if (!isWellFormedXml(model.xml)) throw invalidArgument('xml');
        this.#session.workbook.customXmlParts.push(model);
        return new CustomXmlPart(this.#session, model);
      }),
      GetCount: method(() => this.#here().length),
      GetByNamespace: method((namespace) => new CustomXmlParts(this.#session, textArgument(namespace, 'namespace'))),
      GetItem: method((id) => this.#find(id) ?? refuse()),
      GetItemOrNullObject: method((id) => this.#find(id) ?? NULL_OBJECT),
    };
  }

  override items(): readonly HostObject[] {
    return this.#here().map((model) => new CustomXmlPart(this.#session, model));
  }

  #here(): XmlPart[] {
    const parts = this.#session.workbook.customXmlParts;
    return this.#namespace === null ? parts : parts.filter((model) => namespaceOf(model.xml) === this.#namespace);
  }

  #find(id: unknown): HostObject | null {
    const model = this.#here().find((one) => one.id === id);
    return model ? new CustomXmlPart(this.#session, model) : null;
  }
}

class CustomXmlPart extends HostObject {
  readonly typeName = 'CustomXmlPart';
  readonly #session: Session;
  readonly #model: XmlPart;

  constructor(session: Session, model: XmlPart) {
    super();
    this.#session = session;
    this.#model = model;
  }

  override identity(): Record<string, unknown> {
    return { Id: this.#model.id };
  }

  protected members(): Members {
    return {
      Id: value(() => this.#model.id),
      NamespaceUri: value(() => namespaceOf(this.#model.xml)),
      GetXml: method(() => this.#model.xml),
      SetXml: method((xml) => {
        const text = textArgument(xml, 'xml');
        if (!isWellFormedXml(text)) throw invalidArgument('xml');
        this.#model.xml = text;
      }),
      Delete: method(() => {
        const { workbook } = this.#session;
        workbook.customXmlParts = workbook.customXmlParts.filter((model) => model !== this.#model);
      }),
    };
  }
}

function namespaceOf(xml: string): string {
  return /<[\p{L}_][^\s>]*[^>]*?\sxmlns="([^"]*)"/u.exec(xml)?.[1] ?? '';
}

function refuse(): never {
  throw itemNotFound('custom XML part');
}
