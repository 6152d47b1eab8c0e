{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#NONE}}<section class="gh-card"><div class="gh-empty">{{icon:people}}<h3>Your login opens no office at the moment</h3><p>Somebody of your office may have ended your access. Ask them, or {{SERVICE_DESK}}.</p></div></section>{{/NONE}}
{{#REQUEST}}<section class="gh-card" aria-label="Request for access"><h2>{{NAME}}</h2><p class="gh-soft">{{DETAIL}}</p><section class="gh-status is-info gh-gap-s" aria-label="How it stands">{{icon:hourglass_empty}}<div><p>Your request waits for {{AN_ADMIN}} of this office</p><p class="gh-soft">This office has {{AN_ADMIN}} already. We told them by email when you asked, {{>SINCE}}. They decide whether you get in and what you may use.</p></div></section><h3 class="gh-gap">How to reach the {{ADMIN_NAME}}</h3><p>Ask in your office who looks after its accounts in this portal: billing, the front desk or the practice manager usually know. For safety we name nobody here. If nobody in your office knows, call {{SERVICE_DESK}}.</p></section>{{/REQUEST}}
{{#PASSWORD}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="Password"><div class="usa-alert__body"><h2 class="usa-alert__heading">Your password expires in {{LEFT}}</h2><p class="usa-alert__text">After {{>UNTIL}} you must choose a new one before you get in. <a href="{{PASSWORD_PATH}}">Change your password</a></p></div></section>{{/PASSWORD}}
{{#SEARCH}}<form class="gh-filter" method="get" action="{{ACTION}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">Name or number</label><input class="usa-input gh-w-name" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button usa-button--outline" type="submit">Search</button></form>{{/SEARCH}}
{{#USED}}<section class="gh-card" aria-labelledby="used"><h2 id="used">Used last</h2><ul class="gh-people" role="list">
{{#LAST}}<li><div><strong><a href="{{HREF}}">{{NAME}}</a></strong><small>{{DETAIL}}</small></div></li>
{{/LAST}}
</ul></section>{{/USED}}
{{#ASKED}}<section class="gh-card" aria-labelledby="asked"><h2 id="asked">Your requests</h2><ul class="gh-people" role="list">
{{#OPEN_REQUEST}}<li><div><strong>{{NAME}}</strong><small>{{DETAIL}} · asked {{>SINCE}}</small></div><span class="gh-tag gh-tag--warn">{{icon:hourglass_empty}}Pending approval</span></li>
{{/OPEN_REQUEST}}
</ul></section>{{/ASKED}}
{{#NO_HIT}}<p>No office fits. <a href="{{ALL}}">Show all</a></p>{{/NO_HIT}}
{{#LISTED}}<section class="gh-card"><h2{{#PLAIN_LIST}} class="gh-sr"{{/PLAIN_LIST}}>{{LIST_TITLE}}</h2><ul class="gh-people" role="list">
{{#OFFICE}}
<li><div><strong>{{#OPEN}}<a href="{{HREF}}">{{NAME}}</a>{{/OPEN}}{{#WAITS}}{{NAME}}{{/WAITS}}</strong><small>{{DETAIL}}</small>{{#WAITS}}<small>{{TEXT}}</small>{{/WAITS}}</div>{{#ORPHANED}}<span class="gh-tag gh-tag--warn">{{icon:warning}}No active {{ADMIN_NAME}}</span>{{/ORPHANED}}</li>
{{/OFFICE}}
</ul></section>{{/LISTED}}
{{#PAGES}}<nav class="gh-inline" aria-label="Pages">{{#BEFORE}}<a href="{{HREF}}">Earlier</a>{{/BEFORE}} <span class="gh-soft">{{RANGE}}</span> {{#AFTER}}<a href="{{HREF}}">More</a>{{/AFTER}}</nav>{{/PAGES}}
</div>
