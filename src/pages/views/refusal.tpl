{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-status is-bad" aria-label="{{say:common.reason}}">{{icon:lock}}<div><p>{{say:pages.page.you_need_the_permission}}</p><p class="gh-soft">{{say:pages.page.you_do_not_have_it}}</p></div></section>
<section class="gh-card" aria-labelledby="ask"><h2 id="ask">{{say:pages.page.ask_for_it}}</h2>
{{#SOMEBODY}}<p>{{say:pages.page.can_give_it_to_you}}</p>{{/SOMEBODY}}
{{#NOBODY}}<p>{{TEXT}}</p>{{/NOBODY}}
<ul class="gh-people gh-gap-s" role="list">{{#GIVER}}<li><div><strong>{{NAME}}</strong><small>{{DETAIL}}</small></div></li>{{/GIVER}}</ul>
{{#ASK}}
<form method="post" action="{{ACTION}}" class="gh-gap">{{csrf}}<input type="hidden" name="permission" value="{{VALUE}}">
<div class="gh-actions"><button class="usa-button" type="submit">{{say:pages.page.ask_for_permission}}</button></div>
</form>
{{/ASK}}
</section>
{{#CAN_DO}}
<section class="gh-card" aria-labelledby="have"><h2 id="have">{{say:pages.page.what_you_can_do_here}}</h2>
<ul class="gh-people" role="list">{{#ABILITY}}<li><div><strong>{{LABEL}}</strong></div><a href="{{HREF}}">{{say:pages.page.open_label}}</a></li>{{/ABILITY}}</ul></section>
{{/CAN_DO}}
{{#RULE}}<p class="gh-rule"><strong>{{say:pages.page.the_rule}}</strong> {{TEXT}}{{#SOURCE}} <a href="{{HREF}}">{{LABEL}}</a>{{/SOURCE}}</p>{{/RULE}}
</div>
