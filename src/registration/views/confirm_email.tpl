{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-narrow gh-col">
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="code" value="{{CODE}}">
<p>With this button you confirm that the mail reached you, and go on in this browser.</p>
<div class="gh-actions"><button class="usa-button" type="submit">Confirm my email and go on</button></div>
</form>
<p class="gh-soft">The link is not valid any more? <a href="{{PLAN_PATH}}/register">Register again</a>; it takes a few minutes.</p>
</div>
