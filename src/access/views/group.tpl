{{%AUTOESCAPE context="HTML"}}
{{#NONE}}<section class="gh-card"><div class="gh-empty">{{icon:people}}<h3>{{say:access.page.this_office_sees_itself_only}}</h3><p>{{say:access.page.a_group_sees_the_providers}}</p></div></section>{{/NONE}}
{{#SOME}}
<section class="gh-card gh-card--flush" aria-label="{{say:access.page.providers}}">
<form class="gh-filter gh-card__head" method="get" action="{{ACTION}}" role="search"><div class="usa-form-group"><label class="usa-label" for="number">{{NUMBER_LABEL}}</label><input class="usa-input gh-w-id" id="number" name="number" type="search" value=""></div><button class="usa-button usa-button--outline gh-button--small" type="submit">{{say:access.page.open}}</button></form>
<table class="gh-table" role="table">
<caption class="gh-sr">{{say:access.page.providers_under_the_tax_id}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.page.name}}</th><th role="columnheader" scope="col">{{NUMBER_LABEL}}</th><th role="columnheader" scope="col">{{say:common.page.npi}}</th><th role="columnheader" scope="col">{{say:common.page.kind}}</th></tr></thead>
<tbody role="rowgroup">
{{#ROW}}
<tr role="row"><th role="rowheader" scope="row" data-label="{{say:common.page.name}}"><div><a href="{{HREF}}">{{NAME}}</a></div></th><td role="cell" data-label="{{NUMBER_LABEL}}"><div>{{NUMBER}}</div></td><td role="cell" data-label="{{say:common.page.npi}}"><div>{{NPI}}</div></td><td role="cell" data-label="{{say:common.page.kind}}"><div>{{KIND}}</div></td></tr>
{{/ROW}}
</tbody></table>
</section>
{{#MORE}}<p class="gh-gap-s"><a href="{{HREF}}">{{say:common.page.more}}</a></p>{{/MORE}}
{{/SOME}}
<p class="gh-rule gh-gap">{{say:access.page.the_list_is_what_the}}</p>
