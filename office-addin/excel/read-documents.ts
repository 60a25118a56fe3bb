/** A custom XML part, by its id in the workbook. */
interface ReadDocument {
  readonly id: string;
  readonly xml: string;
}

/** The workbook's custom XML parts of a namespace, as XML text. */
export async function readDocuments(context: Excel.RequestContext, namespace: string): Promise<readonly ReadDocument[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(namespace).load('items/id');
  await context.sync();
  const texts = parts.items.map((part) => ({ id: part.id, xml: part.getXml() }));
  if (texts.length > 0) await context.sync();
  return texts.map(({ id, xml }) => ({ id, xml: xml.value }));
}
