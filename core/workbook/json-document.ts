/**
 * Content as JSON in the only element of an XML document: one schema then checks it wherever it comes from.
 * The marks that XML cannot hold as they are become escapes of JSON, which say the same.
 */
export function jsonDocument(root: string, namespace: string, version: number, content: unknown): string {
  const json = JSON.stringify(content).replace(/[&<>\u007f-\u009f\ufffe\uffff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `<${root} xmlns="${namespace}" version="${version}">${json}</${root}>`;
}
