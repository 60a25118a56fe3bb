import type { Text } from '../language.ts';

export const portTaken = (port: number): Text => ({
  zh: `端口 ${port} 已被别的程序占用。请关闭那个程序，或用 --port 换一个端口。`,
  en: `Port ${port} is taken by another program. Close that program, or choose another port with --port.`,
});
export const addinPortTaken = (port: number): Text => ({
  zh: `端口 ${port} 已被别的程序占用，Excel 加载项暂时无法提供；工作台可以照常使用。关闭那个程序后再运行 npm start。`,
  en: `Port ${port} is taken by another program, so the Excel add-in is not served; the workbench works as usual. Close that program, then run npm start again.`,
});
export const servingPages = (count: number, url: string): Text => ({
  zh: `在 ${url} 打开 ${count} 个示例竞品页面`,
  en: `Serving ${count} sample competitor pages at ${url}`,
});
export const clippingPages = (count: number): Text => ({
  zh: `用浏览器扩展剪藏 ${count} 个页面`,
  en: `Clipping ${count} pages with the extension`,
});
export const bundleWritten = (file: string): Text => ({ zh: `剪藏已存入 ${file}`, en: `Clips are in ${file}` });
export const readingWorkbook = (file: string): Text => ({ zh: `读取工作簿 ${file}`, en: `Reading the workbook ${file}` });
export const tableFound = (name: string, range: string, rows: number): Text => ({
  zh: `  表 ${name}（${range}），${rows} 行`,
  en: `  table ${name} (${range}), ${rows} rows`,
});
export const writingReport: Text = { zh: '写入报告', en: 'Writing the report' };
export const whatItFound: Text = { zh: '发现', en: 'What it found' };
export const goodToKnow: Text = { zh: '请留意', en: 'Good to know' };
export const reportWritten = (file: string, sheets: string, formulas: number): Text => ({
  zh: `报告在 ${file}\n  新工作表：${sheets}；公式 ${formulas} 个，在 Excel、WPS 或 LibreOffice 中会自动重算`,
  en: `The report is in ${file}\n  new sheets: ${sheets}; ${formulas} live formulas that Excel, WPS and LibreOffice recalculate`,
});
export const workbenchServed = (url: string): Text => ({
  zh: `工作台：${url}（按 Ctrl+C 结束）`,
  en: `The workbench: ${url} (Ctrl+C ends it)`,
});
export const howToLoadExtension = (folder: string): Text => ({
  zh: `安装扩展：在 Chrome 打开 chrome://extensions（Edge 为 edge://extensions），打开“开发者模式”，选“加载已解压的扩展程序”，选择 ${folder}`,
  en: `The extension: open chrome://extensions (edge://extensions in Edge), turn on Developer mode, choose Load unpacked, take ${folder}`,
});
export const howToSideload = (manifest: string, url: string, certificate: string): Text => ({
  zh: `安装 Excel 加载项（由 ${url} 提供）：先让系统信任证书 ${certificate}，然后\n  Windows：把 ${manifest} 放进一个共享文件夹，在 Excel 选项 > 信任中心 > 受信任的加载项目录中添加它\n  Mac：把它复制到 ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef\n  网页版：插入 > 加载项 > 上传我的加载项`,
  en: `The Excel add-in (served at ${url}): let your system trust ${certificate}, then\n  Windows: put ${manifest} into a shared folder and add that in Excel Options > Trust Center > Trusted Add-in Catalogs\n  Mac: copy it to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef\n  web: Insert > Add-ins > Upload My Add-in`,
});
export const notAFolderOrPage = (given: string): Text => ({
  zh: `“${given}”既不是文件夹，也不是网页地址。`,
  en: `"${given}" is neither a folder nor the address of a page.`,
});
export const noPagesIn = (folder: string): Text => ({
  zh: `文件夹 ${folder} 里没有 .html 页面。`,
  en: `The folder ${folder} holds no .html page.`,
});
