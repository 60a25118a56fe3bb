/** Fluent's elements that are there once there is something to choose from. */
import '@fluentui/web-components/checkbox.js';
import '@fluentui/web-components/text-input.js';
