{{%AUTOESCAPE context="HTML"}}
<section class="gh-card" aria-label="{{say:service_desk.page.find}}">
<form class="gh-filter" method="get" action="{{FIND_PATH}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">{{say:service_desk.page.npi_or_name_of_an}}</label><input class="usa-input" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button gh-button--small" type="submit">{{say:service_desk.page.find}}</button></form>
</section>
{{#NOTHING}}<section class="gh-card gh-gap"><div class="gh-empty"><h2>{{say:service_desk.page.nothing_found}}</h2><p>{{say:service_desk.page.names_are_found_by_how}}</p></div></section>{{/NOTHING}}
{{#MORE}}<p class="gh-gap">{{say:service_desk.page.there_are_more_than_these}}</p>{{/MORE}}
{{#OFFICES}}
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="offices"><div class="gh-card__head"><h2 id="offices">{{say:service_desk.page.offices}}</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:service_desk.page.offices_that_were_found}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.office}}</th><th role="columnheader" scope="col">{{ID_WORD}}</th><th role="columnheader" scope="col">{{say:common.page.npi}}</th><th role="columnheader" scope="col">{{say:service_desk.page.in_this_portal}}</th></tr></thead>
<tbody role="rowgroup">
{{#OFFICE}}<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="{{say:common.office}}"><div><a href="{{PATH}}">{{NAME}}</a></div></th><td role="cell" data-label="{{ID_WORD}}"><div>{{NUMBER}}</div></td><td role="cell" data-label="{{say:common.page.npi}}"><div>{{NPI}}</div></td><td role="cell" data-label="{{say:service_desk.page.in_this_portal}}"><div>{{USED}}</div></td></tr>
{{/OFFICE}}
</tbody></table></section>
{{/OFFICES}}
{{#ACCOUNTS}}
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="accounts"><div class="gh-card__head"><h2 id="accounts">{{say:service_desk.page.accounts}}</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:service_desk.page.accounts_that_were_found}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.page.name}}</th><th role="columnheader" scope="col">{{say:common.page.username}}</th><th role="columnheader" scope="col">{{say:common.email}}</th><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.office}}</th></tr></thead>
<tbody role="rowgroup">
{{#ACCOUNT}}<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="{{say:common.page.name}}"><div><a href="{{ACCOUNT_PATH}}">{{NAME}}</a></div></th><td role="cell" data-label="{{say:common.page.username}}"><div>{{USER_NAME}}</div></td><td role="cell" data-label="{{say:common.email}}"><div>{{EMAIL}}</div></td><td role="cell" data-label="{{say:common.office}}"><div>{{#AT}}<a href="{{PATH}}">{{OFFICE_NAME}}</a> {{/AT}}{{#NOWHERE}}{{TEXT}}{{/NOWHERE}}</div></td></tr>
{{/ACCOUNT}}
</tbody></table></section>
{{/ACCOUNTS}}
