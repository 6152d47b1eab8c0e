{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush" aria-label="{{say:access.page.linked_accounts}}">
<form class="gh-filter gh-card__head" method="get" action="{{ACTION}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">{{say:access.page.name_or_number}}</label><input class="usa-input gh-w-name" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button usa-button--outline gh-button--small" type="submit">{{say:common.page.search}}</button>{{#ALL}}<a class="gh-filter__end" href="{{ACTION}}">{{say:access.page.show_all}}</a>{{/ALL}}</form>
{{#NO_HIT}}<div class="gh-empty"><h3>{{say:access.page.no_linked_account_fits}}</h3><p><a href="{{ACTION}}">{{say:access.page.show_all}}</a></p></div>{{/NO_HIT}}
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:access.page.providers_that_your_account_is}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.page.name}}</th><th role="columnheader" scope="col">{{NUMBER_LABEL}}</th><th role="columnheader" scope="col">{{say:access.page.role}}</th><th role="columnheader" scope="col">{{say:common.page.status}}</th></tr></thead>
<tbody role="rowgroup">
{{#LINK}}
<tr role="row"><th role="rowheader" scope="row" data-label="{{say:common.page.name}}"><div>{{#OPEN}}<a href="{{HREF}}">{{NAME}}</a>{{/OPEN}}{{#WAITS}}{{NAME}}{{/WAITS}}</div></th><td role="cell" data-label="{{NUMBER_LABEL}}"><div>{{NUMBER}}</div></td><td role="cell" data-label="{{say:access.page.role}}"><div>{{ROLE}}</div></td><td role="cell" data-label="{{say:common.page.status}}"><div>{{>STATUS}}</div></td></tr>
{{/LINK}}
</tbody></table>
</section>
{{#PAGES}}<nav class="gh-inline gh-gap-s" aria-label="{{say:access.page.pages}}">{{#BEFORE}}<a href="{{HREF}}">{{say:common.page.earlier}}</a>{{/BEFORE}} <span class="gh-soft">{{RANGE}}</span> {{#AFTER}}<a href="{{HREF}}">{{say:common.page.more}}</a>{{/AFTER}}</nav>{{/PAGES}}
<p class="gh-rule gh-gap">{{say:access.page.role_and_permissions_count_for}}</p>
