{{%AUTOESCAPE context="HTML"}}
<section class="gh-card" aria-label="Find">
<form class="gh-filter" method="get" action="{{FIND_PATH}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">{{ID_WORD}}, NPI or name of an office; name, email or username of a person</label><input class="usa-input" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button gh-button--small" type="submit">Find</button></form>
</section>
{{#NOTHING}}<section class="gh-card gh-gap"><div class="gh-empty"><h2>Nothing found</h2><p>Names are found by how they begin, numbers only whole. Whoever has not finished registering has no account yet.</p></div></section>{{/NOTHING}}
{{#MORE}}<p class="gh-gap">There are more than these. Type more of the name, or a number.</p>{{/MORE}}
{{#OFFICES}}
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="offices"><div class="gh-card__head"><h2 id="offices">Offices</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">Offices that were found</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Office</th><th role="columnheader" scope="col">{{ID_WORD}}</th><th role="columnheader" scope="col">NPI</th><th role="columnheader" scope="col">In this portal</th></tr></thead>
<tbody role="rowgroup">
{{#OFFICE}}<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="Office"><div><a href="{{PATH}}">{{NAME}}</a></div></th><td role="cell" data-label="{{ID_WORD}}"><div>{{NUMBER}}</div></td><td role="cell" data-label="NPI"><div>{{NPI}}</div></td><td role="cell" data-label="In this portal"><div>{{USED}}</div></td></tr>
{{/OFFICE}}
</tbody></table></section>
{{/OFFICES}}
{{#ACCOUNTS}}
<section class="gh-card gh-card--flush gh-gap" aria-labelledby="accounts"><div class="gh-card__head"><h2 id="accounts">Accounts</h2></div>
<table class="gh-table" role="table">
<caption class="gh-sr">Accounts that were found</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col">Username</th><th role="columnheader" scope="col">Email</th><th role="columnheader" scope="col" class="gh-w-wide">Office</th></tr></thead>
<tbody role="rowgroup">
{{#ACCOUNT}}<tr role="row"><th role="rowheader" scope="row" class="is-wide" data-label="Name"><div><a href="{{ACCOUNT_PATH}}">{{NAME}}</a></div></th><td role="cell" data-label="Username"><div>{{USER_NAME}}</div></td><td role="cell" data-label="Email"><div>{{EMAIL}}</div></td><td role="cell" data-label="Office"><div>{{#AT}}<a href="{{PATH}}">{{OFFICE_NAME}}</a> {{/AT}}{{#NOWHERE}}{{TEXT}}{{/NOWHERE}}</div></td></tr>
{{/ACCOUNT}}
</tbody></table></section>
{{/ACCOUNTS}}
