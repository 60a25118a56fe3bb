import { describe, expect, it } from 'vitest';
import { answeredError, webhookAddress, type WebhookKind } from '../../../core/digest/webhook.ts';

describe('the address of a webhook', () => {
  it.each<[WebhookKind, string]>([
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=abc'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/abc'],
    ['feishu', 'https://open.larksuite.com/open-apis/bot/v2/hook/abc'],
    ['slack', 'https://hooks.slack.com/services/T0/B0/abc'],
    ['teams', 'https://contoso.webhook.office.com/webhookb2/abc'],
    ['teams', 'https://prod-12.westus.logic.azure.com:443/workflows/abc/triggers/manual/paths/invoke?sig=x'],
    ['teams', 'https://abc.09.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/x?sig=y'],
  ])('of %s is one of its own hosts: %s', (kind, url) => {
    expect(webhookAddress(kind, url)).toBe(url.replace(':443', ''));
  });

  it.each<[WebhookKind, string]>([
    ['dingtalk', 'http://oapi.dingtalk.com/robot/send'],
    ['dingtalk', 'https://oapi.dingtalk.com.evil.example/robot/send'],
    ['dingtalk', 'https://oapi.dingtalk.com@evil.example/robot/send'],
    ['dingtalk', 'https://user:pass@oapi.dingtalk.com/robot/send'],
    ['dingtalk', 'https://oapi.dingtalk.com:8443/robot/send'],
    ['dingtalk', 'https://hooks.slack.com/services/x'],
    ['slack', 'https://evilhooks.slack.com/services/x'],
    ['slack', 'https://169.254.169.254/latest/meta-data'],
    ['slack', 'https://localhost/'],
    ['teams', 'https://webhook.office.com/x'],
    ['teams', 'https://.webhook.office.com/x'],
    ['teams', 'https://evilwebhook.office.com/x'],
    ['teams', 'https://logic.azure.com/x'],
    ['teams', 'https://a.logic.azure.com.evil.example/x'],
    ['feishu', 'file:///etc/passwd'],
    ['feishu', 'not an address'],
  ])('of %s is not: %s', (kind, url) => {
    expect(webhookAddress(kind, url)).toBeNull();
  });
});

describe('the answer of a messenger', () => {
  it.each<[WebhookKind, number, string]>([
    ['dingtalk', 200, '{"errcode":0,"errmsg":"ok"}'],
    ['wecom', 200, '{"errcode":0,"errmsg":"ok"}'],
    ['feishu', 200, '{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}'],
    ['slack', 200, 'ok'],
    ['teams', 202, ''],
    ['teams', 200, '1'],
  ])('of %s says that it took the message: %i %s', (kind, status, body) => {
    expect(answeredError(kind, status, body)).toBeNull();
  });

  it.each<[WebhookKind, number, string, string]>([
    ['dingtalk', 200, '{"errcode":310000,"errmsg":"keywords not in content"}', 'errcode 310000: keywords not in content'],
    ['wecom', 200, '{"errcode":40058,"errmsg":"markdown.content exceed max length 4096"}', 'errcode 40058: markdown.content exceed max length 4096'],
    ['feishu', 200, '{"code":19021,"msg":"sign match fail"}', 'code 19021: sign match fail'],
    ['slack', 404, 'no_service', 'HTTP 404'],
    ['slack', 200, '<html>', 'answer: <html>'],
    ['teams', 200, 'Webhook message delivery failed with error: 413', 'answer: Webhook message delivery failed with error: 413'],
    ['dingtalk', 302, '', 'HTTP 302'],
    ['dingtalk', 200, 'null', 'errcode undefined: undefined'],
  ])('of %s says that it did not: %i %s', (kind, status, body, error) => {
    expect(answeredError(kind, status, body)).toBe(error);
  });
});
