{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
{{#DEMANDED}}<p>{{say:accounts.page.this_plan_asks_you_for}}</p>{{/DEMANDED}}
<ol class="gh-numbered">
<li>{{say:accounts.page.open_an_authenticator_app_on}}</li>
<li>{{say:accounts.page.add_an_entry_scan_this}}
<div class="gh-gap">{{>QR}}</div>
<p class="gh-gap-s"><code class="gh-code">{{SECRET}}</code></p></li>
<li>{{say:accounts.page.enter_the_code_that_the}}</li>
</ol>
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
<input type="hidden" name="ticket" value="{{TICKET}}">
{{>CODE_FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:accounts.page.set_it_up}}</button></div>
</form>
<p class="gh-soft gh-small gh-gap">{{say:accounts.page.afterwards_you_get_recovery_codes}}</p>
</section>
</div>
