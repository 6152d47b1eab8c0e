{{%AUTOESCAPE context="HTML"}}
{{#STANDING}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="{{say:access.page.standing}}"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{HEADING}}</h2><p class="usa-alert__text">{{say:access.page.text_questions_contact}}</p></div></section>{{/STANDING}}
{{#PASSWORD}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="{{say:common.password}}"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{say:access.page.your_password_expires_in}}</h2><p class="usa-alert__text">{{say:access.page.after_you_must_choose_a}}</p></div></section>{{/PASSWORD}}
{{#EMPTY}}<section class="gh-card"><div class="gh-empty">{{icon:lock}}<h3>{{say:access.page.you_have_no_permission_that}}</h3><p>{{say:access.page.givers_can_help}}</p></div></section>{{/EMPTY}}
<ul class="gh-grid gh-grid--half" role="list">
{{#TILE}}
<li class="gh-card"><h2><a href="{{HREF}}">{{LABEL}}</a></h2><ul class="gh-bullets">{{#MAY}}<li>{{HELP}}</li>{{/MAY}}</ul></li>
{{/TILE}}
</ul>
{{#MISSING}}
<section class="gh-gap" aria-labelledby="missing"><h2 id="missing">{{say:access.page.what_you_cannot_use_here}}</h2>
<p class="gh-soft">{{say:access.page.can_give_you_what_your}}</p>
<ul class="gh-grid gh-grid--half gh-gap-s" role="list">
{{#OFF}}
<li class="gh-card gh-off"><h3>{{icon:lock}} {{LABEL}}</h3><ul class="gh-bullets">{{#COULD}}<li>{{HELP}}</li>{{/COULD}}</ul><p class="gh-gap-s">{{say:access.page.who_can_give_it_why}}</p></li>
{{/OFF}}
</ul>
<ul class="gh-people gh-gap-s" role="list">{{#LACK}}<li><div><strong>{{LABEL}}</strong><small>{{HELP}}</small></div><a href="{{WHY_PATH}}">{{say:access.page.why_cant_i_use_it}}</a></li>{{/LACK}}</ul></section>
{{/MISSING}}
