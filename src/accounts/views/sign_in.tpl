{{%AUTOESCAPE context="HTML"}}
{{>ERRORS}}
<div class="gh-grid gh-grid--login">
<div class="gh-col">
{{>HEAD}}
{{#WAYS}}
<p>{{say:accounts.page.new_to_the_portal}}</p>
{{/WAYS}}
<section class="gh-card" aria-label="{{say:common.log_in}}">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>USERNAME}}
{{>PASSWORD}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:common.log_in}}</button>{{#WAYS}}<a href="{{PLAN_PATH}}/forgot-password">{{FORGOT}}</a>{{/WAYS}}</div>
</form>
</section>
{{#UNDER}}{{>TROUBLE}}{{/UNDER}}
</div>
{{#BESIDE}}{{>TROUBLE}}{{/BESIDE}}
{{#MESSAGES}}{{>BOX}}{{/MESSAGES}}
</div>
