{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card"><h2>{{say:common.page.what_happens_at_once}}</h2><ul class="gh-bullets">{{#EFFECT}}<li>{{TEXT}}</li>{{/EFFECT}}</ul></section>
<section class="gh-card">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{#LETTER}}
{{>ADDRESS}}
<dl class="gh-facts gh-gap">
<dt>{{say:service_desk.page.mailed_on}}</dt><dd>{{>MAIL_ON}}</dd>
<dt>{{say:service_desk.expected_by}}</dt><dd>{{>EXPECTED_ON}}</dd>
<dt>{{say:service_desk.page.code_works_until}}</dt><dd>{{>USE_BY}}</dd>
</dl>
{{#CLASH}}<div class="usa-alert usa-alert--warning gh-gap-s"><div class="usa-alert__body"><p class="usa-alert__text">{{say:service_desk.page.the_letter_may_come_after}}</p></div></div>{{/CLASH}}
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
<div class="gh-actions gh-gap"><button class="usa-button {{BUTTON}}" type="submit">{{VERB}}</button><a href="{{BACK}}">{{say:common.page.cancel}}</a></div>
</form></section>
<p class="gh-rule">{{say:service_desk.page.what_you_enter_here_is}}</p>
</div>
