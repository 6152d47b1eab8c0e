{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--login">
<div class="gh-col">
<div class="gh-head gh-head--login"><div><h1>Provider Login</h1><p>New to the Provider Portal? <a class="gh-register" href="{{PLAN_PATH}}/register">Register Here</a></p></div></div>
{{>ERRORS}}
<section class="gh-card" aria-label="Log in">
<form class="usa-form" method="post" action="{{PLAN_PATH}}/login" novalidate>{{csrf}}
{{>USERNAME}}
{{>PASSWORD}}
<div class="gh-actions"><button class="usa-button" type="submit">Log in</button><a href="{{PLAN_PATH}}/recovery">Forgot password?</a></div>
</form>
</section>
<section class="gh-card gh-card--quiet" aria-labelledby="trouble">
<h2 id="trouble">Trouble logging in?</h2>
<ul class="gh-plainlist">
<li><strong>Just registered?</strong> Your letter comes by mail. It has the temporary password you need here.</li>
<li><strong>Locked out?</strong> Reset your password with “Forgot password?”, or ask a colleague who administers your office.</li>
<li><strong>New colleague?</strong> Accounts are personal. Everyone gets their own, free of charge.</li>
</ul>
</section>
</div>
<section class="gh-card gh-messages" aria-labelledby="messages">
<h2 id="messages">MESSAGES</h2>
{{#ARTICLE}}
<article><h3>{{HEADING}}</h3>{{#EFFECTIVE}}<p class="gh-effective">{{>TAG}}</p>{{/EFFECTIVE}}<p>{{TEXT}}</p></article>
{{/ARTICLE}}
</section>
</div>
