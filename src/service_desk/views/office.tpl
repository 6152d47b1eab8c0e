{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#STATE}}<section class="gh-status {{KIND}}" aria-label="How this office stands">{{>ICON}}<div><p>{{TEXT}}{{#SINCE}} since {{>MOMENT}}{{/SINCE}}</p>{{#MORE}}<p class="gh-soft">{{REASON}}</p>{{/MORE}}</div></section>{{/STATE}}
{{#ASKED}}<section class="usa-alert usa-alert--warning" aria-label="Letter not received"><div class="usa-alert__body"><p class="usa-alert__text">{{PERSON_NAME}} has not received the letter and asked for a new one on {{>WHEN}}.</p></div></section>{{/ASKED}}
{{#DESIGNATION}}<section class="usa-alert usa-alert--warning" aria-label="Waiting for approval"><div class="usa-alert__body"><p class="usa-alert__text">{{STAFF}} asks to name {{PERSON_NAME}} {{ADMIN_NAME}}, since {{>WHEN}} <a href="{{PATH}}">Decide<span class="gh-sr"> on {{PERSON_NAME}}</span></a></p></div></section>{{/DESIGNATION}}
{{#PEOPLE}}
<section class="gh-card gh-card--flush" aria-labelledby="people"><div class="gh-card__head"><h2 id="people">People</h2></div>
<div class="gh-cards-early"><table class="gh-table" role="table">
<caption class="gh-sr">People of {{OFFICE}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col" class="gh-w-wide">Account</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col" class="gh-w-mid">At the provider’s request</th></tr></thead>
<tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="Name"><div><a href="{{ACCOUNT_PATH}}">{{NAME}}</a> <small>{{ROLE}}</small></div></th><td role="cell" data-label="Account"><div>{{USER_NAME}} <small>{{EMAIL}}</small></div></td><td role="cell" data-label="Status"><div>{{>STATUS}}</div></td><td role="cell" data-label="At the provider’s request"><div class="gh-rowacts">{{#REISSUE}}<a href="{{PATH}}">Replace the letter<span class="gh-sr"> to {{NAME}}</span></a>{{/REISSUE}}{{#DESIGNATE}}<a href="{{PATH}}">Name {{ADMIN_NAME}}<span class="gh-sr">: {{NAME}}</span></a>{{/DESIGNATE}}{{#DEMOTE}}<a href="{{PATH}}">End the role<span class="gh-sr"> of {{NAME}}</span></a>{{/DEMOTE}}{{#REMOVE}}<a href="{{PATH}}">Remove<span class="gh-sr"> {{NAME}}</span></a>{{/REMOVE}}</div></td></tr>
{{/PERSON}}
</tbody></table></div></section>
{{/PEOPLE}}
{{#LETTERS}}
<section class="gh-card" aria-labelledby="letters"><h2 id="letters">Letters</h2>
{{#LETTER}}
<div class="gh-letter"><div class="gh-card__head"><h3>Letter {{LETTER_NUMBER}} to {{PERSON_NAME}}</h3>{{>STATE}}</div>
{{#TRACK}}
<ol class="gh-track" role="list">
{{#MOMENT}}<li class="{{STATE}}"><b>{{WHAT}}</b>{{>WHEN}}{{#WHY}}<small>{{TEXT}}</small>{{/WHY}}</li>
{{/MOMENT}}
</ol>
{{#CLASH}}<p class="gh-gap-s"><strong>This letter may come after its code has expired.</strong> The mail may take {{EXPECT_DAYS}} business days; the code counts every calendar day.</p>{{/CLASH}}
{{/TRACK}}
{{#OVER}}<p class="gh-small">{{WHAT}}: {{>WHEN}} {{WHY}}</p>{{/OVER}}
<p class="gh-soft gh-small gh-gap-s">To {{ADDRESS}}</p>
{{#RETURN}}<div class="gh-actions gh-gap-s"><a class="usa-button usa-button--outline gh-button--small" href="{{PATH}}">Mark letter {{LETTER_NUMBER}} as returned<span class="gh-sr"> ({{PERSON_NAME}})</span></a></div>{{/RETURN}}
</div>
{{/LETTER}}
</section>
{{/LETTERS}}
{{#DONE}}
<section class="gh-card" aria-labelledby="done"><h2 id="done">What the service desk did</h2>
<ul class="gh-people" role="list">
{{#ACTION}}<li><div><strong>{{WHAT}}: {{PERSON_NAME}}</strong> <small>Asked by {{ASKED_BY}}. {{HOW}}. {{RECOGNISED_BY}}</small></div><div>{{>WHEN}} <small>{{STAFF}}</small></div></li>
{{/ACTION}}
</ul></section>
{{/DONE}}
{{>TIMELINE}}
</div>
<aside class="gh-col" aria-label="The plan’s record">
<section class="gh-card" aria-labelledby="record"><h2 class="gh-titlerow" id="record">Record {{>STANDING}}</h2>
<dl class="gh-facts">
<dt>{{ID_WORD}}</dt><dd>{{NUMBER}}</dd>
<dt>Kind</dt><dd>{{PROVIDER_KIND}}</dd>
<dt>NPI</dt><dd>{{NPI}}</dd>
{{#TAX_ID}}<dt>Tax ID</dt><dd>{{MASKED}}</dd>{{/TAX_ID}}
{{#ON_FILE}}<dt>{{LABEL}}</dt><dd>{{LINES}}</dd>{{/ON_FILE}}
</dl></section>
<section class="gh-card gh-card--quiet"><h2>Codes and passwords</h2><p>You never see a code or a password, and neither may be read out, mailed or faxed. A new letter makes the code before it useless.</p></section>
</aside>
</div>
