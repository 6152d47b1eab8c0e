{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-status is-bad" aria-label="Reason">{{icon:lock}}<div><p>You need the permission “{{PERMISSION}}”</p><p class="gh-soft">You do not have it for {{PROVIDER}}.</p></div></section>
<section class="gh-card" aria-labelledby="ask"><h2 id="ask">Ask for it</h2>
{{#SOMEBODY}}<p>{{WHO}} can give it to you:</p>{{/SOMEBODY}}
{{#NOBODY}}<p>{{TEXT}}</p>{{/NOBODY}}
<ul class="gh-people gh-gap-s" role="list">{{#GIVER}}<li><div><strong>{{NAME}}</strong><small>{{DETAIL}}</small></div></li>{{/GIVER}}</ul>
{{#ASK}}
<form method="post" action="{{ACTION}}" class="gh-gap">{{csrf}}<input type="hidden" name="permission" value="{{VALUE}}">
<div class="gh-actions"><button class="usa-button" type="submit">Ask for {{PERMISSION}}</button></div>
</form>
{{/ASK}}
</section>
{{#CAN_DO}}
<section class="gh-card" aria-labelledby="have"><h2 id="have">What you can do here today</h2>
<ul class="gh-people" role="list">{{#ABILITY}}<li><div><strong>{{LABEL}}</strong></div><a href="{{HREF}}">Open<span class="gh-sr"> {{LABEL}}</span></a></li>{{/ABILITY}}</ul></section>
{{/CAN_DO}}
{{#RULE}}<p class="gh-rule"><strong>The rule.</strong> {{TEXT}}{{#SOURCE}} <a href="{{HREF}}">{{LABEL}}</a>{{/SOURCE}}</p>{{/RULE}}
</div>
