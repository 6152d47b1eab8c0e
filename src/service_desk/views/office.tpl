{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#STATE}}<section class="gh-status {{KIND}}" aria-label="{{say:service_desk.page.how_this_office_stands}}">{{>ICON}}<div><p>{{TEXT}}{{#SINCE}}{{say:service_desk.page.since_moment}}{{/SINCE}}</p>{{#MORE}}<p class="gh-soft">{{REASON}}</p>{{/MORE}}</div></section>{{/STATE}}
{{#ASKED}}<section class="usa-alert usa-alert--warning" aria-label="{{say:service_desk.page.letter_not_received}}"><div class="usa-alert__body"><p class="usa-alert__text">{{say:service_desk.page.has_not_received_the_letter}}</p></div></section>{{/ASKED}}
{{#DESIGNATION}}<section class="usa-alert usa-alert--warning" aria-label="{{say:service_desk.waiting_for_approval}}"><div class="usa-alert__body"><p class="usa-alert__text">{{say:service_desk.page.asks_to_name_since_decide}}</p></div></section>{{/DESIGNATION}}
{{#PEOPLE}}
<section class="gh-card gh-card--flush" aria-labelledby="people"><div class="gh-card__head"><h2 id="people">{{say:common.page.people}}</h2></div>
<div class="gh-cards-early"><table class="gh-table" role="table">
<caption class="gh-sr">{{say:service_desk.page.people_of_office}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.page.name}}</th><th role="columnheader" scope="col" class="gh-w-wide">{{say:service_desk.page.account}}</th><th role="columnheader" scope="col">{{say:common.page.status}}</th><th role="columnheader" scope="col" class="gh-w-mid">{{say:service_desk.page.at_the_providers_request}}</th></tr></thead>
<tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="{{say:common.page.name}}"><div><a href="{{ACCOUNT_PATH}}">{{NAME}}</a> <small>{{ROLE}}</small></div></th><td role="cell" data-label="{{say:service_desk.page.account}}"><div>{{USER_NAME}} <small>{{EMAIL}}</small></div></td><td role="cell" data-label="{{say:common.page.status}}"><div>{{>STATUS}}</div></td><td role="cell" data-label="{{say:service_desk.page.at_the_providers_request}}"><div class="gh-rowacts">{{#REISSUE}}<a href="{{PATH}}">{{say:service_desk.page.replace_the_letter_to}}</a>{{/REISSUE}}{{#DESIGNATE}}<a href="{{PATH}}">{{say:service_desk.page.name_admin_name_name}}</a>{{/DESIGNATE}}{{#DEMOTE}}<a href="{{PATH}}">{{say:service_desk.page.end_the_role_of}}</a>{{/DEMOTE}}{{#REMOVE}}<a href="{{PATH}}">{{say:common.page.remove_name}}</a>{{/REMOVE}}</div></td></tr>
{{/PERSON}}
</tbody></table></div></section>
{{/PEOPLE}}
{{#LETTERS}}
<section class="gh-card" aria-labelledby="letters"><h2 id="letters">{{say:common.page.letters}}</h2>
{{#LETTER}}
<div class="gh-letter"><div class="gh-card__head"><h3>{{say:service_desk.page.letter_letter_number_to_person}}</h3>{{>STATE}}</div>
{{#TRACK}}
<ol class="gh-track" role="list">
{{#MOMENT}}<li class="{{STATE}}"><b>{{WHAT}}</b>{{>WHEN}}{{#WHY}}<small>{{TEXT}}</small>{{/WHY}}</li>
{{/MOMENT}}
</ol>
{{#CLASH}}<p class="gh-gap-s">{{say:service_desk.page.this_letter_may_come_after}}</p>{{/CLASH}}
{{/TRACK}}
{{#OVER}}<p class="gh-small">{{WHAT}}: {{>WHEN}} {{WHY}}</p>{{/OVER}}
<p class="gh-soft gh-small gh-gap-s">{{say:service_desk.page.to_address}}</p>
{{#RETURN}}<div class="gh-actions gh-gap-s"><a class="usa-button usa-button--outline gh-button--small" href="{{PATH}}">{{say:service_desk.page.mark_letter_as_returned}}</a></div>{{/RETURN}}
</div>
{{/LETTER}}
</section>
{{/LETTERS}}
{{#DONE}}
<section class="gh-card" aria-labelledby="done"><h2 id="done">{{say:service_desk.page.what_the_service_desk_did}}</h2>
<ul class="gh-people" role="list">
{{#ACTION}}<li><div><strong>{{WHAT}}: {{PERSON_NAME}}</strong> <small>{{say:service_desk.page.asked_by_asked_by_how}}</small></div><div>{{>WHEN}} <small>{{STAFF}}</small></div></li>
{{/ACTION}}
</ul></section>
{{/DONE}}
{{>TIMELINE}}
</div>
<aside class="gh-col" aria-label="{{say:service_desk.page.the_plans_record}}">
<section class="gh-card" aria-labelledby="record"><h2 class="gh-titlerow" id="record">{{say:service_desk.page.record_standing}}</h2>
<dl class="gh-facts">
<dt>{{ID_WORD}}</dt><dd>{{NUMBER}}</dd>
<dt>{{say:common.page.kind}}</dt><dd>{{PROVIDER_KIND}}</dd>
<dt>{{say:common.page.npi}}</dt><dd>{{NPI}}</dd>
{{#TAX_ID}}<dt>{{say:service_desk.page.tax_id}}</dt><dd>{{MASKED}}</dd>{{/TAX_ID}}
{{#ON_FILE}}<dt>{{LABEL}}</dt><dd>{{LINES}}</dd>{{/ON_FILE}}
</dl></section>
<section class="gh-card gh-card--quiet"><h2>{{say:service_desk.page.codes_and_passwords}}</h2><p>{{say:service_desk.page.you_never_see_a_code_or}}</p></section>
</aside>
</div>
