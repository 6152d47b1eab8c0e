{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#NONE}}<section class="gh-card"><div class="gh-empty">{{icon:people}}<h3>Your login opens no office at the moment</h3><p>Somebody of your office may have ended your access. Ask them, or {{SERVICE_DESK}}.</p></div></section>{{/NONE}}
{{#SEARCH}}<form class="gh-filter" method="get" action="{{ACTION}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">Name or number</label><input class="usa-input gh-w-name" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button usa-button--outline" type="submit">Search</button></form>{{/SEARCH}}
{{#NO_HIT}}<p>No office fits. <a href="{{ALL}}">Show all</a></p>{{/NO_HIT}}
<section class="gh-card"><h2 class="gh-sr">Offices</h2><ul class="gh-people" role="list">
{{#OFFICE}}
<li><div><strong>{{#OPEN}}<a href="{{HREF}}">{{NAME}}</a>{{/OPEN}}{{#WAITS}}{{NAME}}{{/WAITS}}</strong><small>{{DETAIL}}</small>{{#WAITS}}<small>{{TEXT}}</small>{{/WAITS}}</div>{{#ORPHANED}}<span class="gh-tag gh-tag--warn">{{icon:warning}}No active {{ADMIN_NAME}}</span>{{/ORPHANED}}</li>
{{/OFFICE}}
</ul></section>
{{#PAGES}}<nav class="gh-inline" aria-label="Pages">{{#BEFORE}}<a href="{{HREF}}">Earlier</a>{{/BEFORE}} <span class="gh-soft">{{RANGE}}</span> {{#AFTER}}<a href="{{HREF}}">More</a>{{/AFTER}}</nav>{{/PAGES}}
</div>
