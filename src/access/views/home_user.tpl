{{%AUTOESCAPE context="HTML"}}
{{#STANDING}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="Standing"><div class="usa-alert__body"><h2 class="usa-alert__heading">{{HEADING}}</h2><p class="usa-alert__text">{{TEXT}} Questions: {{CONTACT}}.</p></div></section>{{/STANDING}}
{{#PASSWORD}}<section class="usa-alert usa-alert--warning gh-flash" aria-label="Password"><div class="usa-alert__body"><h2 class="usa-alert__heading">Your password expires in {{LEFT}}</h2><p class="usa-alert__text">After {{>UNTIL}} you must choose a new one before you get in. <a href="{{PASSWORD_PATH}}">Change your password</a></p></div></section>{{/PASSWORD}}
{{#EMPTY}}<section class="gh-card"><div class="gh-empty">{{icon:lock}}<h3>You have no permission that counts here today</h3><p>{{GIVERS}} can help.</p></div></section>{{/EMPTY}}
<ul class="gh-grid gh-grid--half" role="list">
{{#TILE}}
<li class="gh-card"><h2><a href="{{HREF}}">{{LABEL}}</a></h2><ul class="gh-bullets">{{#MAY}}<li>{{HELP}}</li>{{/MAY}}</ul></li>
{{/TILE}}
</ul>
{{#MISSING}}
<section class="gh-gap" aria-labelledby="missing"><h2 id="missing">What you cannot use here</h2>
<p class="gh-soft">{{GIVERS}} can give you what your work needs.</p>
<ul class="gh-grid gh-grid--half gh-gap-s" role="list">
{{#OFF}}
<li class="gh-card gh-off"><h3>{{icon:lock}} {{LABEL}}</h3><ul class="gh-bullets">{{#COULD}}<li>{{HELP}}</li>{{/COULD}}</ul><p class="gh-gap-s">Who can give it: {{GIVERS}}. <a href="{{WHY_PATH}}">Why can’t I use it?<span class="gh-sr"> {{LABEL}}</span></a></p></li>
{{/OFF}}
</ul>
<ul class="gh-people gh-gap-s" role="list">{{#LACK}}<li><div><strong>{{LABEL}}</strong><small>{{HELP}}</small></div><a href="{{WHY_PATH}}">Why can’t I use it?<span class="gh-sr"> {{LABEL}}</span></a></li>{{/LACK}}</ul></section>
{{/MISSING}}
