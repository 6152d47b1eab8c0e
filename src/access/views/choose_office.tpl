{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#NONE}}<section class="gh-card"><div class="gh-empty">{{icon:people}}<h3>{{say:access.page.your_login_opens_no_office}}</h3><p>{{say:access.page.somebody_of_your_office_may}}</p></div></section>{{/NONE}}
{{#REQUEST}}<section class="gh-card" aria-label="{{say:access.page.request_for_access}}"><h2>{{NAME}}</h2><p class="gh-soft">{{DETAIL}}</p><section class="gh-status is-info gh-gap-s" aria-label="{{say:access.page.how_it_stands}}">{{icon:hourglass_empty}}<div><p>{{say:access.page.your_request_waits_for_of}}</p><p class="gh-soft">{{say:access.page.this_office_has_already_we}}</p></div></section><h3 class="gh-gap">{{say:access.page.how_to_reach_the}}</h3><p>{{say:access.page.ask_in_your_office_who}}</p></section>{{/REQUEST}}
{{#PASSWORD}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="{{say:common.password}}"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{say:access.page.your_password_expires_in}}</h2><p class="usa-alert__text">{{say:access.page.after_you_must_choose_a}}</p></div></section>{{/PASSWORD}}
{{#SEARCH}}<form class="gh-filter" method="get" action="{{ACTION}}" role="search"><div class="usa-form-group"><label class="usa-label" for="q">{{say:access.page.name_or_number}}</label><input class="usa-input gh-w-name" id="q" name="q" type="search" value="{{Q}}"></div><button class="usa-button usa-button--outline" type="submit">{{say:common.page.search}}</button></form>{{/SEARCH}}
{{#USED}}<section class="gh-card" aria-labelledby="used"><h2 id="used">{{say:access.used_last}}</h2><ul class="gh-people" role="list">
{{#LAST}}<li><div><strong><a href="{{HREF}}">{{NAME}}</a></strong><small>{{DETAIL}}</small></div></li>
{{/LAST}}
</ul></section>{{/USED}}
{{#ASKED}}<section class="gh-card" aria-labelledby="asked"><h2 id="asked">{{say:access.page.your_requests}}</h2><ul class="gh-people" role="list">
{{#OPEN_REQUEST}}<li><div><strong>{{NAME}}</strong><small>{{say:access.page.detail_asked_since}}</small></div><span class="gh-tag gh-tag--warn">{{icon:hourglass_empty}}{{say:common.pending_approval}}</span></li>
{{/OPEN_REQUEST}}
</ul></section>{{/ASKED}}
{{#NO_HIT}}<p>{{say:access.page.no_office_fits_show_all}}</p>{{/NO_HIT}}
{{#LISTED}}<section class="gh-card"><h2{{#PLAIN_LIST}} class="gh-sr"{{/PLAIN_LIST}}>{{LIST_TITLE}}</h2><ul class="gh-people" role="list">
{{#OFFICE}}
<li><div><strong>{{#OPEN}}<a href="{{HREF}}">{{NAME}}</a>{{/OPEN}}{{#WAITS}}{{NAME}}{{/WAITS}}</strong><small>{{DETAIL}}</small>{{#WAITS}}<small>{{TEXT}}</small>{{/WAITS}}</div>{{#ORPHANED}}<span class="gh-tag gh-tag--warn">{{icon:warning}}{{say:access.page.no_active_admin_name}}</span>{{/ORPHANED}}</li>
{{/OFFICE}}
</ul></section>{{/LISTED}}
{{#PAGES}}<nav class="gh-inline" aria-label="{{say:access.page.pages}}">{{#BEFORE}}<a href="{{HREF}}">{{say:common.page.earlier}}</a>{{/BEFORE}} <span class="gh-soft">{{RANGE}}</span> {{#AFTER}}<a href="{{HREF}}">{{say:common.page.more}}</a>{{/AFTER}}</nav>{{/PAGES}}
</div>
