{{%AUTOESCAPE context="HTML"}}
{{#NONE}}<section class="gh-card"><div class="gh-empty">{{icon:people}}<h3>This office sees itself only</h3><p>A group sees the providers under the {{TAX_ID}} with which your access was proved.</p></div></section>{{/NONE}}
{{#SOME}}
<section class="gh-card gh-card--flush" aria-label="Providers">
<form class="gh-filter gh-card__head" method="get" action="{{ACTION}}" role="search"><div class="usa-form-group"><label class="usa-label" for="number">{{NUMBER_LABEL}}</label><input class="usa-input gh-w-id" id="number" name="number" type="search" value=""></div><button class="usa-button usa-button--outline gh-button--small" type="submit">Open</button></form>
<table class="gh-table" role="table">
<caption class="gh-sr">Providers under the Tax ID of {{OFFICE}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col">{{NUMBER_LABEL}}</th><th role="columnheader" scope="col">NPI</th><th role="columnheader" scope="col">Kind</th></tr></thead>
<tbody role="rowgroup">
{{#ROW}}
<tr role="row"><th role="rowheader" scope="row" data-label="Name"><div><a href="{{HREF}}">{{NAME}}</a></div></th><td role="cell" data-label="{{NUMBER_LABEL}}"><div>{{NUMBER}}</div></td><td role="cell" data-label="NPI"><div>{{NPI}}</div></td><td role="cell" data-label="Kind"><div>{{KIND}}</div></td></tr>
{{/ROW}}
</tbody></table>
</section>
{{#MORE}}<p class="gh-gap-s"><a href="{{HREF}}">More</a></p>{{/MORE}}
{{/SOME}}
<p class="gh-rule gh-gap">The list is what the plan has on file today. Your group sees these providers and works for them; it does not administer their own accounts.</p>
