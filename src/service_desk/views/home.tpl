{{%AUTOESCAPE context="HTML"}}
<section class="gh-card" aria-label="{{say:service_desk.page.find}}">
<form class="gh-filter" method="get" action="{{FIND_PATH}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">{{say:service_desk.page.npi_or_name_of_an}}</label><input class="usa-input" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button gh-button--small" type="submit">{{say:service_desk.page.find}}</button></form>
</section>
<h2 class="gh-sr">{{say:service_desk.page.what_waits}}</h2>
<ul class="gh-tiles gh-gap" role="list">{{#TILE}}<li><a href="{{PATH}}"><b>{{COUNT}}</b>{{LABEL}}</a></li>{{/TILE}}</ul>
<section class="gh-card gh-card--flush" aria-labelledby="longest"><div class="gh-card__head"><h2 id="longest">{{say:service_desk.page.waiting_longest}}</h2></div>
{{#NOTHING}}
<div class="gh-empty">{{icon:check_circle}}<h3>{{say:service_desk.page.nothing_waits}}</h3><p>{{say:service_desk.page.expired_codes_returned_letters_requests}}</p></div>
{{/NOTHING}}
<ul class="gh-queue" role="list">
{{#ITEM}}
<li><span class="gh-queue__icon is-warn">{{>ICON}}</span><div><h3>{{WHAT}}</h3><p>{{say:service_desk.page.office_since_since_text}}</p></div><div class="gh-queue__do">{{#DECIDE}}<a class="usa-button gh-button--small" href="{{PATH}}">{{say:service_desk.page.decide_what}}</a>{{/DECIDE}}{{#REISSUE}}<a class="usa-button gh-button--small" href="{{PATH}}">{{say:service_desk.page.replace_letter_number_what}}</a>{{/REISSUE}}{{#LOOK}}<a class="usa-button usa-button--outline gh-button--small" href="{{OFFICE_PATH}}">{{say:service_desk.page.open_the_account}}</a>{{/LOOK}}{{#OPEN}}<a class="usa-button usa-button--outline gh-button--small" href="{{OFFICE_PATH}}">{{say:service_desk.page.open_the_office}}</a>{{/OPEN}}</div></li>
{{/ITEM}}
</ul>
</section>
