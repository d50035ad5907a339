import stylelint from 'stylelint';

const ruleName = 'attune/hover-where-one-hovers';
const messages = stylelint.utils.ruleMessages(ruleName, {
  stays: (selector) => `"${selector}" stays behind a finger: put it into @media (hover: hover).`,
});

/** A phone keeps the hover of what was tapped last: its colour looks chosen. */
function rule(whether) {
  return (root, result) => {
    if (!whether) return;
    root.walkRules(/:hover/, (node) => {
      for (let above = node.parent; above; above = above.parent) {
        if (above.type === 'atrule' && above.name === 'media' && /\(hover(: hover)?\)/.test(above.params)) return;
      }
      stylelint.utils.report({ ruleName, result, node, message: messages.stays(node.selector) });
    });
  };
}

rule.ruleName = ruleName;
rule.messages = messages;

export default stylelint.createPlugin(ruleName, rule);
