{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card"><h2>What happens at once</h2><ul class="gh-bullets">{{#EFFECT}}<li>{{TEXT}}</li>{{/EFFECT}}</ul></section>
<section class="gh-card">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{#LETTER}}
{{>ADDRESS}}
<dl class="gh-facts gh-gap">
<dt>Mailed on</dt><dd>{{>MAIL_ON}}</dd>
<dt>Expected by</dt><dd>{{>EXPECTED_ON}}</dd>
<dt>Code works until</dt><dd>{{>USE_BY}}</dd>
</dl>
{{#CLASH}}<div class="usa-alert usa-alert--warning gh-gap-s"><div class="usa-alert__body"><p class="usa-alert__text"><strong>The letter may come after its code has expired.</strong> The mail may take {{EXPECT_DAYS}} business days; the code counts every calendar day. Tell the caller the day on which the code expires.</p></div></div>{{/CLASH}}
{{/LETTER}}
{{#QUESTION}}{{>ANSWER}}{{/QUESTION}}
{{#RETURNED}}
{{>KNOWN_FROM}}
{{>REASON}}
{{/RETURNED}}
{{#EVIDENCE_FIELDS}}
{{>ASKED_BY}}
{{>ASKED_HOW}}
{{>RECOGNISED_BY}}
{{/EVIDENCE_FIELDS}}
<div class="gh-actions gh-gap"><button class="usa-button {{BUTTON}}" type="submit">{{VERB}}</button><a href="{{BACK}}">Cancel</a></div>
</form></section>
<p class="gh-rule">What you enter here is recorded under your name and cannot be changed later.</p>
</div>
