{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card gh-card--flush gh-results-card" aria-label="{{say:access.page.each_person}}">
<ul class="gh-results" role="list">
{{#FAILED}}<li class="is-bad">{{icon:error}}<div><h3>{{say:access.page.name_not_sent}}</h3><p>{{REASON}}</p></div><div class="gh-actions"><form method="post" action="{{RESEND_PATH}}">{{csrf}}<button class="usa-button usa-button--outline gh-button--small" type="submit">{{say:access.page.try_again_name}}</button></form></div></li>
{{/FAILED}}
{{#SENT}}<li class="is-good">{{icon:check_circle}}<div><h3>{{say:access.page.name_sent}}</h3><p>{{say:access.page.to_works_until}}</p></div></li>
{{/SENT}}
{{#OTHER}}<li class="is-good">{{icon:check_circle}}<div><h3>{{NAME}}: {{STATE}}</h3><p>{{ADDRESS}}</p></div></li>
{{/OTHER}}
</ul></section>
{{#PAGES}}<nav class="gh-inline" aria-label="{{say:access.page.pages}}">{{#BEFORE}}<a href="{{HREF}}">{{say:common.page.earlier}}</a>{{/BEFORE}} <span class="gh-soft">{{RANGE}}</span> {{#AFTER}}<a href="{{HREF}}">{{say:common.page.more}}</a>{{/AFTER}}</nav>{{/PAGES}}
<p><a href="{{BACK}}">{{say:access.page.back_to_people}}</a></p>
</div>
