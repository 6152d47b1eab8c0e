{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush" aria-label="Linked accounts">
<form class="gh-filter gh-card__head" method="get" action="{{ACTION}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">Name or number</label><input class="usa-input gh-w-name" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button usa-button--outline gh-button--small" type="submit">Search</button>{{#ALL}}<a class="gh-filter__end" href="{{ACTION}}">Show all</a>{{/ALL}}</form>
{{#NO_HIT}}<div class="gh-empty"><h3>No linked account fits</h3><p><a href="{{ACTION}}">Show all</a></p></div>{{/NO_HIT}}
<table class="gh-table" role="table">
<caption class="gh-sr">Providers that your account is linked to</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">Name</th><th role="columnheader" scope="col">{{NUMBER_LABEL}}</th><th role="columnheader" scope="col">Role</th><th role="columnheader" scope="col">Status</th></tr></thead>
<tbody role="rowgroup">
{{#LINK}}
<tr role="row"><th role="rowheader" scope="row" data-label="Name"><div>{{#OPEN}}<a href="{{HREF}}">{{NAME}}</a>{{/OPEN}}{{#WAITS}}{{NAME}}{{/WAITS}}</div></th><td role="cell" data-label="{{NUMBER_LABEL}}"><div>{{NUMBER}}</div></td><td role="cell" data-label="Role"><div>{{ROLE}}</div></td><td role="cell" data-label="Status"><div>{{>STATUS}}</div></td></tr>
{{/LINK}}
</tbody></table>
</section>
{{#PAGES}}<nav class="gh-inline gh-gap-s" aria-label="Pages">{{#BEFORE}}<a href="{{HREF}}">Earlier</a>{{/BEFORE}} <span class="gh-soft">{{RANGE}}</span> {{#AFTER}}<a href="{{HREF}}">More</a>{{/AFTER}}</nav>{{/PAGES}}
<p class="gh-rule gh-gap">Role and permissions count for one {{NUMBER_LABEL}} only.</p>
