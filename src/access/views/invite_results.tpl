{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card gh-card--flush gh-results-card" aria-label="Each person">
<ul class="gh-results" role="list">
{{#FAILED}}<li class="is-bad">{{icon:error}}<div><h3>{{NAME}}: not sent</h3><p>{{REASON}}</p></div><div class="gh-actions"><form method="post" action="{{RESEND_PATH}}">{{csrf}}<button class="usa-button usa-button--outline gh-button--small" type="submit">Try again<span class="gh-sr">: {{NAME}}</span></button></form></div></li>
{{/FAILED}}
{{#SENT}}<li class="is-good">{{icon:check_circle}}<div><h3>{{NAME}}: sent</h3><p>To {{ADDRESS}}. Works until {{>UNTIL}}.</p></div></li>
{{/SENT}}
{{#OTHER}}<li class="is-good">{{icon:check_circle}}<div><h3>{{NAME}}: {{STATE}}</h3><p>{{ADDRESS}}</p></div></li>
{{/OTHER}}
</ul></section>
{{#PAGES}}<nav class="gh-inline" aria-label="Pages">{{#BEFORE}}<a href="{{HREF}}">Earlier</a>{{/BEFORE}} <span class="gh-soft">{{RANGE}}</span> {{#AFTER}}<a href="{{HREF}}">More</a>{{/AFTER}}</nav>{{/PAGES}}
<p><a href="{{BACK}}">Back to {{PEOPLE}}</a></p>
</div>
